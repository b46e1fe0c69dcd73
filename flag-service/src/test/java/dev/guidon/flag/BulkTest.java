package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import dev.guidon.flag.access.Role;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One request that changes many flags, all of them or none.
@RealServers
class BulkTest {
    private static final List<String> FLAGS = List.of("checkout", "banner", "search");
    private static final String TURN_ON = "'instructions': [{'kind': 'turnOn'}]";
    private Scene scene;

    @BeforeEach
    void set() {
        scene = Scene.set();
        add("banner", "web");
        add("search", "web");
    }

    private void add(String key, String tag) {
        Api.created(Api.post(
                scene.project() + "/flags",
                Scene.FLAG.replace("'checkout'", "'" + key + "', 'tags': ['" + tag + "']")));
    }

    private Response configure(String query, String document) {
        return Api.post(scene.environment() + "/bulk" + query, document);
    }

    private Response define(String query, String document) {
        return Api.post(scene.project() + "/bulk" + query, document);
    }

    private boolean isOn(String flag) {
        return Api.get(scene.environment() + "/flags/" + flag).jsonPath().getBoolean("on");
    }

    private void assertNothingIsOn() {
        assertThat(FLAGS).noneMatch(this::isOn);
    }

    @Test
    void namedFlagsAreTurnedOnTogetherAndEachChangeIsAudited() {
        configure("", "{'flags': ['checkout', 'banner'], 'comment': 'launch', " + TURN_ON + "}")
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(false))
                .body("changed", equalTo(2))
                .body("flags.flag", contains("banner", "checkout"))
                .body("flags.action", everyItem(equalTo("change")))
                .body("flags[0].instructions.kind", contains("turnOn"))
                .body("flags[0].summary", contains(containsString("on")));

        assertThat(isOn("checkout") && isOn("banner")).isTrue();
        assertThat(isOn("search")).isFalse();
        Api.administrator()
                .get("/api/v1/audit?limit=2&project=" + scene.project().substring(1))
                .then()
                .body("items.action", everyItem(equalTo("configuration.changed")))
                .body("items.comment", everyItem(equalTo("launch")));
    }

    @Test
    void aFilterFindsWhatTheListShows() {
        configure("", "{'filter': {'tag': 'web'}, " + TURN_ON + "}")
                .then()
                .statusCode(200)
                .body("flags.flag", contains("banner", "search"));

        configure("", "{'filter': {'environment': 'prod', 'on': true}, 'instructions': [{'kind': 'turnOff'}]}")
                .then()
                .statusCode(200)
                .body("flags.flag", contains("banner", "search"));
        assertNothingIsOn();
    }

    @Test
    void whatIsAsItShouldBeGetsNoVersion() {
        scene.put(1, true).then().statusCode(200);
        Api.get(scene.flag()).then().header("ETag", "\"2\"");

        configure("", "{'flags': ['checkout', 'banner'], " + TURN_ON + "}")
                .then()
                .statusCode(200)
                .body("changed", equalTo(1))
                .body("unchanged", equalTo(1))
                .body("flags.action", contains("change", "none"));

        Api.get(scene.flag()).then().header("ETag", "\"2\"");
    }

    @Test
    void aDryRunTellsTheSameAndChangesNothing() {
        long sequence = scene.sequence();

        configure("?dryRun=true", "{'filter': {}, " + TURN_ON + "}")
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("changed", equalTo(3))
                .body("flags.flag", contains("banner", "checkout", "search"));

        assertNothingIsOn();
        assertThat(scene.sequence()).isEqualTo(sequence);
        Api.get(scene.flag() + "/versions").then().body("items.version", contains(1));
    }

    @Test
    void oneThatCannotBeChangedStopsAll() {
        Api.post(scene.project() + "/flags/banner/archive", "").then().statusCode(200);

        configure("", "{'flags': ['checkout', 'banner', 'gone'], " + TURN_ON + "}")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("blocked"))
                .body("detail", containsString("2 of 3"))
                .body("flags.action", contains("blocked", "change", "blocked"))
                .body("flags[0].obstacles.code", contains("flag_archived"))
                .body("flags[2].obstacles.code", contains("flag_not_found"));

        assertThat(isOn("checkout")).isFalse();
    }

    @Test
    void whatStopsAllOfThemForOneReasonIsAnsweredWithThatReason() {
        configure("", "{'flags': ['checkout', 'banner'], 'instructions': [{'kind': 'setOffVariant', 'variant': 'x'}]}")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"))
                .body("flags[0].obstacles[0].detail", containsString("/instructions/0/variant"));
        configure("", "{'flags': ['gone'], " + TURN_ON + "}")
                .then()
                .statusCode(404)
                .body("code", equalTo("flag_not_found"));
    }

    @Test
    void aFreezeHoldsForEachFlagAndADryRunSaysSo() {
        Api.created(Api.post(
                scene.environment() + "/freezes",
                "{'name': 'sale', 'from': '" + Instant.now().minusSeconds(60) + "', 'until': '"
                        + Instant.now().plusSeconds(600) + "'}"));
        String document = "{'flags': ['checkout', 'banner'], " + TURN_ON + "}";

        configure("?dryRun=true", document)
                .then()
                .statusCode(200)
                .body("blocked", equalTo(2))
                .body("flags.obstacles.flatten().code", everyItem(equalTo("environment_frozen")));
        configure("", document).then().statusCode(409).body("code", equalTo("environment_frozen"));

        assertNothingIsOn();
    }

    @Test
    void approvalsAndRequiredCommentsHoldToo() {
        String document = "{'flags': ['checkout', 'banner'], " + TURN_ON + "}";
        Api.put(scene.environment() + "/policy", 0, "{'minComment': 5}").then().statusCode(200);
        configure("", document).then().statusCode(422).body("code", equalTo("invalid"));
        Api.put(scene.environment() + "/policy", 1, "{'approval': {}}").then().statusCode(200);

        configure("", document).then().statusCode(409).body("code", equalTo("approval_required"));
        assertNothingIsOn();
    }

    @Test
    void anEnvironmentThatIsKeptInARepositoryIsNotChangedByHand() {
        Api.administrator()
                .body("{\"apiVersion\": \"guidon.dev/v1\", \"kind\": \"Environment\", \"flags\": {},"
                        + " \"managedBy\": {\"name\": \"shop.git\", \"manualEdits\": \"refuse\"}}")
                .put(Api.BASE + scene.environment() + "/bundle")
                .then()
                .statusCode(200);
        Api.created(Api.post(scene.project() + "/environments", "{'key': 'staging'}"));

        configure("", "{'filter': {}, " + TURN_ON + "}")
                .then()
                .statusCode(409)
                .body("code", equalTo("environment_managed"));
        Api.post(scene.environment() + "/copy", "{'from': {'environment': 'staging'}}")
                .then()
                .statusCode(409)
                .body("code", equalTo("environment_managed"));
        configure("?dryRun=true", "{'filter': {}, " + TURN_ON + "}").then().statusCode(200);
        assertNothingIsOn();
    }

    @Test
    void flagsAreTaggedAndArchivedTogether() {
        Api.put(scene.environment() + "/flags/banner", 1, """
                        {'on': false, 'offVariant': 'off', 'defaultServe': {'variant': 'on'},
                         'prerequisites': [{'flag': 'checkout', 'variants': ['on']}]}""").then().statusCode(200);

        define("", "{'filter': {}, 'instructions': [{'kind': 'addTags', 'tags': ['old']}]}")
                .then()
                .statusCode(200)
                .body("changed", equalTo(3));
        define("", "{'filter': {'tag': 'old'}, 'instructions': [{'kind': 'archive'}]}")
                .then()
                .statusCode(200)
                .body("changed", equalTo(3));
        Api.get(scene.project() + "/flags").then().body("items", empty());

        define("", "{'filter': {'archived': 'true'}, 'instructions': [{'kind': 'unarchive'}]}")
                .then()
                .statusCode(200)
                .body("changed", equalTo(3));
        Api.get(scene.project() + "/flags?tag=old").then().body("items.key", contains("banner", "checkout", "search"));
    }

    @Test
    void aFlagThatOthersRequireIsNotArchivedWithoutThem() {
        Api.put(scene.environment() + "/flags/banner", 1, """
                        {'on': false, 'offVariant': 'off', 'defaultServe': {'variant': 'on'},
                         'prerequisites': [{'flag': 'checkout', 'variants': ['on']}]}""").then().statusCode(200);

        define("", "{'flags': ['checkout', 'search'], 'instructions': [{'kind': 'archive'}]}")
                .then()
                .statusCode(409)
                .body("code", equalTo("flag_required"));

        Api.get(scene.project() + "/flags").then().body("items.key", contains("banner", "checkout", "search"));
    }

    @Test
    void everythingThatIsWrongWithTheRequestItselfIsListed() {
        configure("", "{'flags': ['checkout'], 'filter': {'colour': 'red'}}")
                .then()
                .statusCode(422)
                .body("violations.field", containsInAnyOrder("/flags", "/instructions", "/filter/colour"));
        configure("", "{" + TURN_ON + "}").then().statusCode(422).body("violations.field", contains("/flags"));
        configure("", "{'flags': [], " + TURN_ON + "}").then().statusCode(422);
        configure("", "{'filter': {'state': 'rotten'}, " + TURN_ON + "}").then().statusCode(422);
        configure("?dryRun=perhaps", "{'filter': {}, " + TURN_ON + "}").then().statusCode(422);
        assertNothingIsOn();
    }

    @Test
    void whoMayNotChangeOneOfThemChangesNone() {
        Tenant tenant = Tenant.found();
        Api.created(Api.post("/" + tenant.project() + "/flags", Scene.FLAG.replace("'checkout'", "'banner'")));
        tenant.policy("own", """
                [{'effect': 'allow', 'actions': ['*:read'], 'resources': ['*']},
                 {'effect': 'allow', 'actions': ['flag:*'],
                  'resources': ['project/*:environment/*:flag/checkout']}]""");
        String token = tenant.token("own");
        String path = Api.BASE + "/" + tenant.project() + "/environments/prod/bulk";

        by(token, "{'flags': ['checkout', 'banner'], " + TURN_ON + "}")
                .post(path + "?dryRun=true")
                .then()
                .statusCode(200)
                .body("flags.action", contains("blocked", "change"))
                .body("flags[0].obstacles.code", contains("forbidden"));
        by(token, "{'flags': ['checkout', 'banner'], " + TURN_ON + "}")
                .post(path)
                .then()
                .statusCode(403);
        by(token, "{'flags': ['checkout'], " + TURN_ON + "}").post(path).then().statusCode(200);
    }

    @Test
    void nobodyLearnsAnythingOfAnotherOrganization() {
        Tenant tenant = Tenant.found();
        String foreign = Tenant.found().person(Role.OWNER);
        for (String path : List.of("/environments/prod/bulk", "/bulk")) {
            by(foreign, "{'flags': ['checkout'], " + TURN_ON + "}")
                    .post(Api.BASE + "/" + tenant.project() + path + "?dryRun=true")
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("project_not_found"));
        }
    }

    private static RequestSpecification by(String token, String document) {
        return People.bearer(token).body(document.replace('\'', '"'));
    }
}
