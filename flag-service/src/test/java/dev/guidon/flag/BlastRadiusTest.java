package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.guidon.contracts.insights.v1.EvaluationSample;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whom changes would touch that are no changes of a flag's own configuration. Of 120 subjects, 30 are Swiss.
@RealServers
class BlastRadiusTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ASKING = """
            {'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'off'},
             'rules': [{'id': 'r', 'condition': {'segment': '%s'}, 'serve': {'variant': 'on'}}]}""";
    private static final String SWISS = """
            'rules': [{'id': 'r', 'condition': {'attribute': 'country', 'operator': 'in', 'values': ['CH']}}]""";

    private final InsightTopics topics;
    private final Database database;
    private Scene scene;

    @Inject
    BlastRadiusTest(InsightTopics topics, Database database) {
        this.topics = topics;
        this.database = database;
    }

    @BeforeEach
    void set() {
        scene = Scene.set();
    }

    private void see(String flagKey) {
        List<EvaluationSample> samples = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            String country = i < 30 ? "CH" : "DE";
            samples.add(
                    InsightTopics.sample(scene, "u" + i, "off", Map.of("country", InsightTopics.text(country)))
                            .toBuilder()
                            .setFlagKey(flagKey)
                            .build());
        }
        samples.forEach(topics::send);
        String last = samples.getLast().getId();
        await().atMost(PATIENCE)
                .until(() -> !database.strings("select id from evaluation_sample where id = '" + last + "'")
                        .isEmpty());
    }

    private void segment(String key, String content) {
        Api.created(Api.post(scene.environment() + "/segments", "{'key': '" + key + "', " + content + "}"));
    }

    private void flag(String key, String configuration) {
        if (!key.equals("checkout")) {
            Api.created(Api.post(scene.project() + "/flags", Scene.FLAG.replace("checkout", key)));
        }
        Api.put(scene.environment() + "/flags/" + key, 1, configuration).then().statusCode(200);
    }

    private static Response patch(String path, String document) {
        return Api.administrator().body(document.replace('\'', '"')).patch(Api.BASE + path);
    }

    private static JsonPath radius(Response answer) {
        return answer.then().statusCode(200).extract().jsonPath().setRootPath("blastRadius");
    }

    @Test
    void aSegmentTouchesTheFlagsThatAskForItAndThoseThatRequireThem() {
        segment("inner", "'rules': []");
        segment("outer", "'rules': [{'id': 'r', 'condition': {'segment': 'inner'}}]");
        flag("checkout", ASKING.formatted("outer"));
        flag("banner", """
                {'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'on'},
                 'prerequisites': [{'flag': 'checkout', 'variants': ['on']}]}""");
        flag("alone", Scene.configuration("on"));
        see("checkout");
        see("banner");
        see("alone");

        JsonPath radius = radius(Api.put(scene.environment() + "/segments/inner?dryRun=true", 1, "{" + SWISS + "}"));

        assertThat(radius.getList("flags.flag")).asList().containsExactly("banner", "checkout");
        assertThat(radius.getList("flags.environment")).asList().containsExactly("prod", "prod");
        assertThat(radius.getDouble("flags[1].share")).isEqualTo(0.25);
        assertThat(radius.getInt("flags[1].sampledSubjects")).isEqualTo(120);
        assertThat(radius.getString("flags[0].moves[0].to")).isEqualTo("on");
        assertThat(radius.getInt("notTold")).isZero();
        Api.get(scene.environment() + "/segments/inner").then().header("ETag", "\"1\"");
    }

    @Test
    void anImportIsTriedWithItsUnitsAndLeavesNothing() throws Exception {
        segment("testers", "'rules': []");
        flag("checkout", ASKING.formatted("testers"));
        see("checkout");
        take("mode=replace", "u0\nu1\nu2").then().statusCode(200).body("version", equalTo(2));

        Response answer = take("mode=replace&dryRun=true", "u2\nu3\nu4\nu5\nnobody");

        answer.then()
                .statusCode(200)
                .body("added", equalTo(4))
                .body("removed", equalTo(2))
                .body("size", equalTo(5));
        JsonPath radius = radius(answer);
        assertThat(radius.getDouble("flags[0].share")).isCloseTo(5.0 / 120, within(1e-6));
        assertThat(radius.getList("flags[0].moves.subjects", Integer.class)).containsExactly(3, 2);
        assertThat(radius.getList("flags[0].moves.to")).asList().containsExactly("on", "off");
        assertThat(database.strings("select unit from listed_unit u join unit_list l on l.id = u.list_id"
                        + " where l.project_key = '" + scene.project().substring(1) + "' order by unit"))
                .containsExactly("u0", "u1", "u2");
        take("mode=add", "u9").then().statusCode(200).body("size", equalTo(4));
    }

    private Response take(String query, String units) {
        return Api.administrator()
                .urlEncodingEnabled(false)
                .contentType("text/csv")
                .body(units)
                .post(Api.BASE + scene.environment() + "/segments/testers/units:import?" + query);
    }

    @Test
    void unitsOfImportedListsAreKnownToEstimatesAndToWhatSubjectsWouldGet() {
        segment("testers", "'rules': []");
        take("mode=replace", "u0\nu1\nu2").then().statusCode(200);
        flag("checkout", Scene.configuration("off"));
        see("checkout");

        JsonPath radius = radius(Api.put(scene.flag() + "?dryRun=true", 2, ASKING.formatted("testers")));

        assertThat(radius.getDouble("share")).isCloseTo(3.0 / 120, within(1e-6));
        Api.put(scene.flag(), 2, ASKING.formatted("testers")).then().statusCode(200);
        Api.get(scene.environment() + "/subjects/u1").then().body("now[0].variant", equalTo("on"));
        Api.get(scene.environment() + "/subjects/u3").then().body("now[0].variant", equalTo("off"));
    }

    @Test
    void aConfigurationTouchesTheFlagsThatRequireItsFlag() {
        flag("checkout", Scene.configuration("on"));
        flag("banner", """
                {'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'on'},
                 'prerequisites': [{'flag': 'checkout', 'variants': ['on']}]}""");
        see("banner");

        JsonPath radius = radius(Api.put(scene.flag() + "?dryRun=true", 2, Scene.configuration("off")));

        assertThat(radius.getInt("sampledSubjects")).isZero();
        assertThat(radius.getList("dependents.flag")).asList().containsExactly("banner");
        assertThat(radius.getDouble("dependents[0].share")).isEqualTo(1);
    }

    @Test
    void aDefinitionTouchesWhomeverItsVariantsReach() {
        flag("checkout", Scene.configuration("on"));
        see("checkout");
        String flag = scene.project() + "/flags/checkout";

        JsonPath value = radius(patch(
                flag + "?dryRun=true",
                "{'instructions': [{'kind': 'setType', 'type': 'string', 'values': {'on': 'yes', 'off': 'no'}}]}"));
        JsonPath name = radius(patch(flag + "?dryRun=true", "{'instructions': [{'kind': 'rename', 'name': 'N'}]}"));
        JsonPath archived = radius(Api.post(flag + "/archive?dryRun=true", ""));

        assertThat(value.getDouble("flags[0].share")).isEqualTo(1);
        assertThat(value.getString("flags[0].moves[0].from")).isEqualTo("on");
        assertThat(value.getString("flags[0].moves[0].to")).isEqualTo("on");
        assertThat(name.getList("flags")).isEmpty();
        assertThat(archived.getString("flags[0].moves[0].to")).isEmpty();
        Api.get(flag).then().header("ETag", "\"1\"").body("state", equalTo("active"));
    }

    @Test
    void aSegmentOfTheProjectTouchesEveryEnvironment() {
        Api.created(Api.post(scene.project() + "/environments", "{'key': 'staging'}"));
        Api.created(Api.post(scene.project() + "/segments", "{'key': 'everywhere', 'rules': []}"));
        flag("checkout", ASKING.formatted("everywhere"));
        Api.put(scene.project() + "/environments/staging/flags/checkout", 1, ASKING.formatted("everywhere"))
                .then()
                .statusCode(200);
        see("checkout");

        JsonPath radius = radius(patch(
                scene.project() + "/segments/everywhere?dryRun=true",
                "{'instructions': [{'kind': 'addUnits', 'list': 'included', 'units': ['u0', 'u1']}]}"));

        assertThat(radius.getList("flags.environment")).asList().containsExactly("prod", "staging");
        assertThat(radius.getInt("flags[0].moves[0].subjects")).isEqualTo(2);
        assertThat(radius.getInt("flags[1].sampledSubjects")).isZero();
    }

    @Test
    void flagsThatTheCallerMayNotReadAreOnlyCounted() {
        Tenant tenant = Tenant.found();
        String project = "/" + tenant.project();
        String environment = project + "/environments/prod";
        Api.created(Api.post(environment + "/segments", "{'key': 'testers'}"));
        Api.created(Api.post(project + "/flags", Scene.FLAG.replace("'checkout'", "'hidden', 'tags': ['secret']")));
        for (String flag : List.of("checkout", "hidden")) {
            Api.put(environment + "/flags/" + flag, 1, ASKING.formatted("testers"))
                    .then()
                    .statusCode(200);
        }
        tenant.policy("careful", """
                [{'effect': 'allow', 'actions': ['*'], 'resources': ['*']},
                 {'effect': 'deny', 'actions': ['flag:read'], 'resources': ['flag/*;tag=secret']}]""");

        JsonPath radius = radius(RestAssured.given()
                .contentType("application/json")
                .header("Authorization", "Bearer " + tenant.token("careful"))
                .body("{\"instructions\": [{\"kind\": \"setName\", \"name\": \"Testers\"}]}")
                .patch(Api.BASE + environment + "/segments/testers?dryRun=true"));

        assertThat(radius.getList("flags.flag")).asList().containsExactly("checkout");
        assertThat(radius.getInt("notTold")).isEqualTo(1);
    }

    @Test
    void restoringIsTried() {
        flag("checkout", Scene.configuration("on"));
        see("checkout");
        segment("inner", SWISS);
        Api.put(scene.environment() + "/segments/inner", 1, "{'rules': []}")
                .then()
                .statusCode(200);
        patch(scene.project() + "/flags/checkout", "{'instructions': [{'kind': 'rename', 'name': 'N'}]}")
                .then()
                .statusCode(200);

        JsonPath configuration = radius(restore(scene.flag() + "/versions/1", 2));
        Response segment = restore(scene.environment() + "/segments/inner/versions/1", 2);
        Response definition = restore(scene.project() + "/flags/checkout/versions/1", 2);

        assertThat(configuration.getDouble("share")).isEqualTo(1);
        segment.then().statusCode(200).body("instructions.kind", contains("addRule"));
        definition.then().statusCode(200).body("instructions", hasSize(1));
        Api.get(scene.flag()).then().header("ETag", "\"2\"");
        Api.get(scene.environment() + "/segments/inner")
                .then()
                .header("ETag", "\"2\"")
                .body("rules", empty());
    }

    private static Response restore(String path, long version) {
        return Api.administrator()
                .header("If-Match", "\"" + version + "\"")
                .post(Api.BASE + path + "/restore?dryRun=true");
    }

    @Test
    void whatIsPlannedProposedOrScheduledIsTried() {
        flag("checkout", Scene.configuration("off"));
        see("checkout");
        String change = "'instructions': [{'kind': 'setDefaultServe', 'serve': {'variant': 'on'}}]";

        Response scheduled =
                Api.post(scene.flag() + "/schedules?dryRun=true", "{'at': '2100-01-01T00:00:00Z', " + change + "}");
        Response proposed = Api.post(
                scene.environment() + "/change-requests?dryRun=true",
                "{'title': 'Go', 'changes': [{'flag': 'checkout', " + change + "}]}");
        Response bundled = Api.administrator()
                .contentType("application/yaml")
                .body(bundle().replaceAll("(defaultServe:\\s*variant: )\"off\"", "$1\"on\"")
                        .getBytes(StandardCharsets.UTF_8))
                .put(Api.BASE + scene.environment() + "/bundle?dryRun=true");

        assertThat(radius(scheduled).getDouble("share")).isEqualTo(1);
        assertThat(radius(proposed).getString("flags[0].moves[0].to")).isEqualTo("on");
        assertThat(radius(bundled).getString("flags[0].moves[0].to")).isEqualTo("on");
        Api.get(scene.environment() + "/schedules").then().body("items", empty());
        Api.get(scene.environment() + "/change-requests").then().body("items", empty());
        Api.get(scene.flag()).then().header("ETag", "\"2\"");
        String id = Api.created(Api.post(
                        scene.environment() + "/change-requests",
                        "{'title': 'Go', 'changes': [{'flag': 'checkout', " + change + "}]}"))
                .extract()
                .path("id");
        JsonPath seen = radius(Api.get(scene.environment() + "/change-requests/" + id));
        assertThat(seen.getDouble("flags[0].share")).isEqualTo(1);
    }

    private String bundle() {
        return Api.administrator()
                .accept("application/yaml")
                .get(Api.BASE + scene.environment() + "/export")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void whatWouldBeCreatedOrDeletedIsToldAndNothingIsDone() throws Exception {
        String flags = scene.project() + "/flags";
        Api.post(flags + "?dryRun=true", Scene.FLAG.replace("checkout", "new"))
                .then()
                .statusCode(200)
                .body("key", equalTo("new"));
        Api.get(flags + "/new").then().statusCode(404);
        Api.post(flags + "?dryRun=true", Scene.FLAG).then().statusCode(409).body("code", equalTo("already_exists"));
        String segments = scene.environment() + "/segments";
        Api.post(segments + "?dryRun=true", "{'key': 'new'}").then().statusCode(200);
        Api.get(segments + "/new").then().statusCode(404);
        segment("old", SWISS);
        Api.post(segments + "/old/archive?dryRun=true", "").then().statusCode(200);
        Api.delete(segments + "/old?dryRun=true").then().statusCode(409).body("code", equalTo("segment_not_archived"));
        Api.get(segments + "/old").then().statusCode(200).header("ETag", "\"1\"");
        Api.delete(flags + "/checkout?dryRun=true").then().statusCode(409);
        Api.post(flags + "/checkout/archive", "").then().statusCode(200);
        long sequence = scene.sequence();

        Api.delete(flags + "/checkout?dryRun=true").then().statusCode(204);

        Api.get(flags + "/checkout").then().statusCode(200);
        assertThat(scene.sequence()).isEqualTo(sequence);
        assertThat(database.strings("select action from audit_entry where project_key = '"
                        + scene.project().substring(1) + "' and action in ('flag.deleted', 'segment.archived')"))
                .isEmpty();
    }
}
