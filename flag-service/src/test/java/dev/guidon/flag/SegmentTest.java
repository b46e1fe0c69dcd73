package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.guidon.contracts.flags.v1.Segment;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Segments of environments and of projects, as their authors see them.
@RealServers
class SegmentTest {
    /// Redis loses the environments of all tests, hundreds of them, and gets them back in any order.
    private static final Duration REFILL = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SWISS =
            "{'id': 'swiss', 'condition': {'attribute': 'country', 'operator': 'equals', 'values': ['CH']}}";

    private final RedisRulesets redis;
    private Scene scene;

    @Inject
    SegmentTest(RedisRulesets redis) {
        this.redis = redis;
    }

    @BeforeEach
    void set() {
        scene = Scene.set();
    }

    private String inEnvironment() {
        return scene.environment() + "/segments";
    }

    private String inProject() {
        return scene.project() + "/segments";
    }

    private static ValidatableResponse create(String path, String key, String rest) {
        return Api.created(Api.post(path, "{'key': '" + key + "'" + rest + "}"));
    }

    private static String asking(String segment) {
        return ", 'rules': [{'id': 'r', 'condition': {'segment': '" + segment + "'}}]";
    }

    private static Response post(String path) {
        return Api.administrator().post(Api.BASE + path);
    }

    private static void refused(Response response, String code, String detail) {
        response.then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("detail", containsString(detail));
    }

    private Response askFor(String segment, long version) {
        return Api.put(
                scene.flag(),
                version,
                "{'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'off'},"
                        + " 'rules': [{'id': 'r', 'condition': {'segment': '" + segment
                        + "'}, 'serve': {'variant': 'on'}}]}");
    }

    private Segment published(String environmentId, String key, long version) throws Exception {
        await().atMost(PATIENCE).until(() -> redis.segment(environmentId, key)
                .filter(segment -> segment.getVersion() == version)
                .isPresent());
        return redis.segment(environmentId, key).orElseThrow();
    }

    @Test
    void aSegmentIsCreatedReadAndPublished() throws Exception {
        create(
                        inEnvironment(),
                        "testers",
                        ", 'name': 'Testers', 'description': 'Who tests', 'tags': ['qa'], 'rules': [" + SWISS
                                + "], 'included': [{'units': ['anna', 'bert']}],"
                                + " 'excluded': [{'attribute': 'company.id', 'units': ['7']}]")
                .header("ETag", "\"1\"")
                .header("Guidon-Environment-Sequence", "2");

        Api.get(inEnvironment() + "/testers")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("name", equalTo("Testers"))
                .body("tags", contains("qa"))
                .body("rules[0].condition.attribute", equalTo("country"))
                .body("included[0].attribute", equalTo("targetingKey"))
                .body("included[0].units", contains("anna", "bert"))
                .body("lists", empty())
                .body("archived", equalTo(false));
        Segment segment = published(scene.environmentId(), "testers", 1);
        assertThat(segment.getIncluded(0).getFew().getUnitsList()).containsExactly("anna", "bert");
        assertThat(segment.getExcluded(0).getAttribute()).isEqualTo("company.id");
        assertThat(segment.getRules(0).getTest().getAttribute()).isEqualTo("country");
    }

    @Test
    void aFlagAsksForASegmentAndASegmentForAnother() {
        create(inEnvironment(), "inner", ", 'rules': [" + SWISS + "]");
        create(inEnvironment(), "outer", asking("inner"));

        askFor("outer", 1).then().statusCode(200);

        Api.get(inEnvironment() + "/inner/references")
                .then()
                .body("items.kind", contains("segment"))
                .body("items.key", contains("outer"))
                .body("items[0].environment", equalTo("prod"));
        Api.get(inEnvironment() + "/outer/references")
                .then()
                .body("items.kind", contains("flag"))
                .body("items.key", contains("checkout"));
    }

    @Test
    void whatIsAskedForMustBeThere() {
        askFor("gone", 1)
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("/rules/0/condition"))
                .body("violations[0].message", containsString("there is no segment 'gone'"));
        Api.post(inEnvironment(), "{'key': 'outer'" + asking("gone") + "}")
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("/rules/0/condition"));
        Api.put(
                        scene.flag() + "?dryRun=true",
                        1,
                        "{'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'off'}, 'rules': [{'id': 'r',"
                                + " 'condition': {'not': {'segment': 'gone'}}, 'serve': {'variant': 'on'}}]}")
                .then()
                .statusCode(422);

        assertThat(scene.sequence()).isEqualTo(1);
    }

    @Test
    void aCircleIsRefusedAndNamed() {
        create(inProject(), "a", "");
        create(inProject(), "b", asking("a"));
        create(inProject(), "c", asking("b"));

        Api.put(inProject() + "/a", 1, "{" + asking("c").substring(2) + "}")
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("/rules/0/condition"))
                .body(
                        "violations[0].message",
                        containsString("segment 'a' asks for 'c', which asks for 'b', which asks for 'a'"));
        Api.put(inProject() + "/a", 1, "{" + asking("a").substring(2) + "}")
                .then()
                .statusCode(422);
    }

    @Test
    void aSegmentOfTheProjectHoldsInEveryEnvironmentAlsoInThoseToCome() throws Exception {
        String staging = Api.created(Api.post(scene.project() + "/environments", "{'key': 'staging'}"))
                .extract()
                .path("id");
        create(inProject(), "friends", ", 'rules': [" + SWISS + "]");
        create(inEnvironment(), "outer", asking("friends"));

        String later = Api.created(Api.post(scene.project() + "/environments", "{'key': 'later'}"))
                .extract()
                .path("id");

        published(scene.environmentId(), "friends", 1);
        published(staging, "friends", 1);
        published(later, "friends", 1);
        assertThat(redis.segment(staging, "outer")).isEmpty();
        askFor("friends", 1).then().statusCode(200);
        Api.get(inProject() + "/friends/references").then().body("items.key", contains("checkout", "outer"));
    }

    @Test
    void aSegmentOfTheProjectAsksForNoneOfAnEnvironment() {
        create(inEnvironment(), "here", "");

        Api.post(inProject(), "{'key': 'everywhere'" + asking("here") + "}")
                .then()
                .statusCode(422);
    }

    @Test
    void aKeyIsTakenWhereTheSegmentHolds() {
        Api.created(Api.post(scene.project() + "/environments", "{'key': 'staging'}"));
        String staging = scene.project() + "/environments/staging/segments";
        create(inEnvironment(), "local", "");
        create(inProject(), "wide", "");

        create(staging, "local", "");
        Api.post(staging, "{'key': 'wide'}").then().statusCode(409).body("code", equalTo("already_exists"));
        Api.post(inProject(), "{'key': 'local'}").then().statusCode(409).body("code", equalTo("already_exists"));
        Api.get(inEnvironment() + "/wide").then().statusCode(404).body("code", equalTo("segment_not_found"));
    }

    @Test
    void aSegmentThatIsAskedForStays() {
        create(inProject(), "inner", "");
        create(inProject(), "outer", asking("inner"));
        askFor("outer", 1).then().statusCode(200);

        refused(post(inProject() + "/inner/archive"), "segment_referred", "asked for by segment 'outer'");
        refused(post(inProject() + "/outer/archive"), "segment_referred", "asked for by flag 'checkout' in prod");
        refused(Api.delete(inProject() + "/inner"), "segment_not_archived", "archive it first");
    }

    @Test
    void anArchivedSegmentIsGoneForReadersAndComesBackAsItWas() throws Exception {
        create(inEnvironment(), "testers", ", 'included': [{'units': ['anna']}]");
        published(scene.environmentId(), "testers", 1);

        post(inEnvironment() + "/testers/archive?comment=over")
                .then()
                .statusCode(200)
                .body("archived", equalTo(true));
        await().atMost(PATIENCE)
                .until(() -> redis.segment(scene.environmentId(), "testers").isEmpty());
        askFor("testers", 1).then().statusCode(422);
        refused(Api.put(inEnvironment() + "/testers", 1, "{}"), "segment_archived", "unarchive it first");
        Api.get(inEnvironment()).then().body("items", empty());
        Api.get(inEnvironment() + "?archived=true").then().body("items.key", contains("testers"));

        post(inEnvironment() + "/testers/unarchive").then().statusCode(200);
        assertThat(published(scene.environmentId(), "testers", 1)
                        .getIncluded(0)
                        .getFew()
                        .getUnitsList())
                .containsExactly("anna");
    }

    @Test
    void aDeletedSegmentIsGoneAndItsKeyStaysTaken() {
        create(inEnvironment(), "testers", "");
        post(inEnvironment() + "/testers/archive").then().statusCode(200);

        Api.delete(inEnvironment() + "/testers").then().statusCode(204);

        Api.get(inEnvironment() + "/testers").then().statusCode(404);
        Api.get(inEnvironment() + "/testers/versions").then().statusCode(404);
        Api.post(inEnvironment(), "{'key': 'testers'}").then().statusCode(409);
        Api.administrator()
                .get("/api/v1/audit?limit=3&project=" + scene.project().substring(1))
                .then()
                .body("items.action", contains("segment.deleted", "segment.archived", "segment.created"))
                .body(
                        "items[0].resource",
                        equalTo(inEnvironment().replace("/environments", "").substring(1) + "/testers"));
    }

    @Test
    void whoWasSlowerIsToldSo() {
        create(inEnvironment(), "testers", "");
        Api.put(inEnvironment() + "/testers", 1, "{'name': 'First'}")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");

        Api.put(inEnvironment() + "/testers", 1, "{'name': 'Second'}")
                .then()
                .statusCode(412)
                .body("code", equalTo("stale_version"));
        Api.administrator()
                .body("{}")
                .put(Api.BASE + inEnvironment() + "/testers")
                .then()
                .statusCode(428);
    }

    @Test
    void whatOnlyPeopleReadReachesNoReader() {
        create(inEnvironment(), "testers", "");
        long before = scene.sequence();

        Api.put(inEnvironment() + "/testers", 1, "{'name': 'Other', 'tags': ['qa']}")
                .then()
                .statusCode(200);

        assertThat(scene.sequence()).isEqualTo(before);
    }

    @Test
    void instructionsChangeASegmentAndTheHistoryTellsThem() throws Exception {
        create(inEnvironment(), "testers", ", 'included': [{'units': ['anna']}]");
        String patch = """
                {'comment': 'more', 'instructions': [
                   {'kind': 'setName', 'name': 'All testers'},
                   {'kind': 'addTags', 'tags': ['qa']},
                   {'kind': 'addRule', 'rule': %s},
                   {'kind': 'setRuleName', 'rule': 'swiss', 'name': 'The Swiss'},
                   {'kind': 'addUnits', 'list': 'included', 'units': ['bert']},
                   {'kind': 'removeUnits', 'list': 'included', 'units': ['anna']},
                   {'kind': 'setUnits', 'list': 'excluded', 'groups': [{'attribute': 'company.id', 'units': ['7']}]}]}
                """.formatted(SWISS).replace('\'', '"');

        Api.administrator()
                .body(patch)
                .patch(Api.BASE + inEnvironment() + "/testers?dryRun=true")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("summary", hasSize(6))
                .body("segment.included[0].units", contains("bert"));
        Api.get(inEnvironment() + "/testers").then().body("name", equalTo("testers"));
        Api.administrator()
                .body(patch)
                .patch(Api.BASE + inEnvironment() + "/testers")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("name", equalTo("All testers"))
                .body("rules[0].name", equalTo("The Swiss"));

        published(scene.environmentId(), "testers", 2);
        Api.get(inEnvironment() + "/testers/versions")
                .then()
                .body("items.version", contains(2, 1))
                .body("items[0].comment", equalTo("more"));
        Api.get(inEnvironment() + "/testers/versions/1").then().body("segment.included[0].units", contains("anna"));
        Api.get(inEnvironment() + "/testers/versions/1/diff?to=2")
                .then()
                .body(
                        "instructions.kind",
                        contains("setName", "addTags", "addRule", "removeUnits", "addUnits", "addUnits"));
    }

    @Test
    void anInstructionThatDoesNotFitChangesNothing() {
        create(inEnvironment(), "testers", "");

        Api.administrator()
                .body("{\"instructions\": [{\"kind\": \"setName\", \"name\": \"x\"},"
                        + " {\"kind\": \"removeRule\", \"rule\": \"gone\"}]}")
                .patch(Api.BASE + inEnvironment() + "/testers")
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("/instructions/1"));

        Api.get(inEnvironment() + "/testers").then().header("ETag", "\"1\"").body("name", equalTo("testers"));
    }

    @Test
    void aFormerVersionComesBack() {
        create(inEnvironment(), "testers", ", 'included': [{'units': ['anna']}]");
        Api.put(inEnvironment() + "/testers", 1, "{}").then().statusCode(200);

        Api.administrator()
                .header("If-Match", "\"2\"")
                .post(Api.BASE + inEnvironment() + "/testers/versions/1/restore")
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("included[0].units", contains("anna"));
        Api.get(inEnvironment() + "/testers/versions").then().body("items[0].comment", equalTo("restore version 1"));
    }

    @Test
    void segmentsAreFoundByTagAndTextAndComeInPages() {
        create(inEnvironment(), "alpha", ", 'tags': ['qa']");
        create(inEnvironment(), "beta", ", 'name': 'Loyal customers', 'tags': ['qa']");
        create(inEnvironment(), "gamma", "");

        Api.get(inEnvironment() + "?tag=qa&limit=1")
                .then()
                .body("items.key", contains("alpha"))
                .body("next", equalTo("alpha"));
        Api.get(inEnvironment() + "?tag=qa&limit=1&after=alpha").then().body("items.key", contains("beta"));
        Api.get(inEnvironment() + "?query=LOYAL").then().body("items.key", contains("beta"));
    }

    @Test
    void everythingThatIsWrongIsNamed() {
        Api.post(inEnvironment(), """
                        {'key': 'Bad Key', 'colour': 1, 'rules': [{'id': 'r', 'condition': {'segment': 7}}, {'id': 'r',
                          'condition': {'segment': 'x', 'values': []}}],
                         'included': [{'units': [7]}, {'units': []}], 'excluded': 'none'}""")
                .then()
                .statusCode(422)
                .body(
                        "violations.field",
                        containsInAnyOrder(
                                "/colour",
                                "/key",
                                "/rules/0/condition/segment",
                                "/rules/1/id",
                                "/rules/1/condition/values",
                                "/included/0/units/0",
                                "/included/1",
                                "/excluded"));
    }

    @Test
    void aRedisThatLostEverythingGetsTheSegmentsInUse() throws Exception {
        create(inEnvironment(), "kept", "");
        create(inEnvironment(), "over", "");
        create(inProject(), "wide", "");
        post(inEnvironment() + "/over/archive").then().statusCode(200);
        await().atMost(PATIENCE).until(() -> redis.sequence(scene.environmentId()) == scene.sequence());

        redis.flush();

        await().atMost(REFILL).until(() -> redis.sequence(scene.environmentId()) == scene.sequence());
        published(scene.environmentId(), "kept", 1);
        published(scene.environmentId(), "wide", 1);
        assertThat(redis.segment(scene.environmentId(), "over")).isEmpty();
    }
}
