package dev.guidon.flag;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.guidon.flag.access.Role;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Segments change by approved requests where they may not change directly.
@RealServers
class SegmentRequestTest {
    private static final String ADD =
            "\"instructions\": [{\"kind\": \"addUnits\", \"list\": \"included\", \"units\": [\"ana\"]}]";
    private static final String ADD_TOO =
            "'instructions': [{'kind': 'addUnits', 'list': 'included', 'units': ['ana']}]";
    private Tenant tenant;
    private String developer;
    private String admin;
    private int imports;

    @BeforeEach
    void found() {
        tenant = Tenant.found();
        developer = tenant.person(Role.DEVELOPER);
        admin = tenant.person(Role.ADMIN);
        Api.created(Api.post(environment("prod") + "/segments", "{'key': 'testers', 'tags': ['vip']}"));
        Api.created(Api.post("/" + tenant.project() + "/segments", "{'key': 'everywhere'}"));
        ask("prod");
    }

    private String environment(String key) {
        return "/" + tenant.project() + "/environments/" + key;
    }

    private void ask(String environment) {
        String segments = environment.equals("prod")
                ? "{'all': [{'segment': 'testers'}, {'segment': 'everywhere'}]}"
                : "{'segment': 'everywhere'}";
        Api.put(
                        environment(environment) + "/flags/checkout",
                        1,
                        "{'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'off'}, 'rules': [{'id': 'r',"
                                + " 'condition': " + segments + ", 'serve': {'variant': 'on'}}]}")
                .then()
                .statusCode(200);
    }

    private void demand(String environment, String approval) {
        Api.put(environment(environment) + "/policy", 0, "{'approval': {" + approval + "}}")
                .then()
                .statusCode(200);
    }

    private static RequestSpecification by(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    private String requests() {
        return Api.BASE + environment("prod") + "/change-requests";
    }

    private Response propose(String token, String changes) {
        return by(token)
                .body("{\"title\": \"Let Ana in\", \"changes\": [" + changes + "]}")
                .post(requests());
    }

    private String proposed(String changes) {
        return Api.created(propose(developer, changes)).extract().path("id");
    }

    private ValidatableResponse approve(String token, String id) {
        return by(token)
                .header("If-Match", "\"1\"")
                .post(requests() + "/" + id + "/approve")
                .then();
    }

    private ValidatableResponse apply(String id) {
        return by(developer).post(requests() + "/" + id + "/apply").then();
    }

    private static ValidatableResponse segment(String path) {
        return Api.get(path).then().statusCode(200);
    }

    @Test
    void aSegmentAndAFlagChangeTogetherOnceTheyAreApproved() {
        demand("prod", "");
        String segment = environment("prod") + "/segments/testers";
        by(developer).body("{" + ADD + "}").patch(Api.BASE + segment).then().statusCode(409);
        String id = proposed("{\"segment\": \"testers\", \"baseVersion\": 1, " + ADD
                + "}, {\"flag\": \"checkout\", \"instructions\": [{\"kind\": \"turnOff\"}]}");

        by(admin)
                .get(requests() + "/" + id)
                .then()
                .statusCode(200)
                .body("changes[0].segment", equalTo("testers"))
                .body("changes[0].scope", equalTo("environment"))
                .body("changes[0].preview.version", equalTo(1))
                .body("changes[0].preview.instructions.kind", contains("addUnits"))
                .body("changes[0].preview.segment.included[0].units", contains("ana"))
                .body("changes[1].preview.configuration.on", equalTo(false));
        segment(segment).body("included", empty());
        approve(admin, id).statusCode(200);
        apply(id).statusCode(200).body("status", equalTo("applied"));

        segment(segment).header("ETag", "\"2\"").body("included[0].units", contains("ana"));
        Api.get(environment("prod") + "/flags/checkout").then().body("on", equalTo(false));
        Api.get(segment + "/versions").then().body("items[0].changedBy", equalTo("change-request:" + id));
    }

    @Test
    void approvalsDoNotHoldWhenTheSegmentMovedOn() {
        String id = proposed("{\"segment\": \"testers\", " + ADD + "}");
        approve(admin, id).statusCode(200);
        by(developer)
                .body("{\"instructions\": [{\"kind\": \"setName\", \"name\": \"Others\"}]}")
                .patch(Api.BASE + environment("prod") + "/segments/testers")
                .then()
                .statusCode(200);

        apply(id)
                .statusCode(409)
                .body("code", equalTo("change_request_outdated"))
                .body("detail", containsString("segment 'testers' is at version 2"));
    }

    @Test
    void aSegmentOfTheProjectNeedsWhatEveryEnvironmentDemands() {
        Api.created(Api.post("/" + tenant.project() + "/environments", "{'key': 'staging'}"));
        ask("staging");
        demand("prod", "");
        demand("staging", "'quorum': 2");
        String id = proposed("{\"segment\": \"everywhere\", \"scope\": \"project\", " + ADD + "}");

        approve(admin, id).statusCode(200).body("status", equalTo("approved"));
        apply(id)
                .statusCode(409)
                .body("code", equalTo("approval_required"))
                .body("detail", containsString("'staging'"));
        segment("/" + tenant.project() + "/segments/everywhere").header("ETag", "\"1\"");
        approve(tenant.person(Role.OWNER), id).statusCode(200);
        apply(id).statusCode(200);

        segment("/" + tenant.project() + "/segments/everywhere").body("included[0].units", contains("ana"));
    }

    @Test
    void longListsChangeWhereNothingAsksForTheSegment() {
        demand("prod", "");
        Api.created(Api.post(environment("prod") + "/segments", "{'key': 'new-testers'}"));

        importInto("testers").statusCode(409).body("code", equalTo("approval_required"));
        importInto("new-testers").statusCode(200);
        String id =
                proposed("{\"flag\": \"checkout\", \"instructions\": [{\"kind\": \"setRuleCondition\", \"rule\": \"r\","
                        + " \"condition\": {\"segment\": \"new-testers\"}}]}");
        approve(admin, id).statusCode(200);
        apply(id).statusCode(200);

        importInto("new-testers").statusCode(409);
        importInto("testers").statusCode(200);
    }

    private ValidatableResponse importInto(String segment) {
        return given().header("Authorization", "Bearer " + Api.TOKEN)
                .urlEncodingEnabled(false)
                .contentType("text/csv")
                .body(("ana\nben" + imports++ + "\n").getBytes(StandardCharsets.UTF_8))
                .post(Api.BASE + environment("prod") + "/segments/" + segment + "/units:import?mode=add")
                .then();
    }

    @Test
    void aRequestAboutASegmentIsForThoseWhoMayReadAndChangeIt() {
        String id = proposed("{\"segment\": \"testers\", " + ADD + "}");
        String blind = member("blind", "segment:read");
        String reader = member("reader", "segment:update");

        by(blind).get(requests()).then().body("items", empty());
        by(blind).get(requests() + "/" + id).then().statusCode(403).body("detail", containsString("segment:read"));
        propose(blind, "{\"segment\": \"testers\", " + ADD + "}").then().statusCode(403);
        by(reader).get(requests()).then().body("items.id", contains(id));
        approve(reader, id).statusCode(403).body("detail", containsString("segment:update"));
        approve(admin, id).statusCode(200);
    }

    @Test
    void aFlagChangesAsAWholeWithWhatEveryEnvironmentDemands() {
        Api.created(Api.post("/" + tenant.project() + "/environments", "{'key': 'staging'}"));
        ask("staging");
        demand("prod", "");
        demand("staging", "'quorum': 2");
        String flag = "/" + tenant.project() + "/flags/checkout";
        by(developer)
                .post(Api.BASE + flag + "/archive")
                .then()
                .statusCode(409)
                .body("code", equalTo("approval_required"));
        String id = proposed("{\"flag\": \"checkout\", \"scope\": \"project\", \"instructions\": [{\"kind\":"
                + " \"rename\", \"name\": \"Till\"}, {\"kind\": \"archive\"}]}");

        by(admin)
                .get(requests() + "/" + id)
                .then()
                .statusCode(200)
                .body("changes[0].scope", equalTo("project"))
                .body("changes[0].baseVersion", equalTo(1))
                .body("changes[0].preview.instructions.kind", contains("rename", "archive"));
        tenant.policy(
                "keeper",
                "[{'effect': 'allow', 'actions': ['*'], 'resources': ['*']},"
                        + " {'effect': 'deny', 'actions': ['flag:archive'], 'resources': ['*']}]");
        String keeper = "keeper@" + tenant.key() + ".example.org";
        tenant.member(keeper, "keeper").then().statusCode(200);
        approve("person:" + keeper, id).statusCode(403).body("detail", containsString("flag:archive"));
        approve(admin, id).statusCode(200);
        apply(id).statusCode(409).body("detail", containsString("'staging'"));
        approve(tenant.person(Role.OWNER), id).statusCode(200);
        apply(id).statusCode(200);

        Api.get(flag).then().body("archived", equalTo(true)).body("name", equalTo("Till"));
    }

    @Test
    void whatIsApprovedIsTheRevisionThatWasLookedAt() {
        String id = proposed("{\"segment\": \"testers\", " + ADD + "}");

        by(admin)
                .header("If-Match", "\"2\"")
                .post(requests() + "/" + id + "/approve")
                .then()
                .statusCode(412);
    }

    private String member(String name, String denied) {
        tenant.policy(
                name,
                "[{'effect': 'allow', 'actions': ['*'], 'resources': ['*']}, {'effect': 'deny', 'actions': ['" + denied
                        + "'], 'resources': ['environment/prod:segment/*;tag=vip']}]");
        String email = name + "@" + tenant.key() + ".example.org";
        tenant.member(email, name).then().statusCode(200);
        return "person:" + email;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'segment': 'testers', 'instructions': []}",
                "{'segment': 'testers', 'instructions': [{'kind': 'turnOn'}]}",
                "{'segment': 'testers'}",
                "{'segment': 'testers', 'scope': 'world', " + ADD_TOO + "}",
                "{'segment': 'testers', 'flag': 'checkout', " + ADD_TOO + "}",
                "{'segment': 'testers', " + ADD_TOO + "}, {'segment': 'testers', " + ADD_TOO + "}"
            })
    void aSpoiltChangeIsRefusedWithItsPlace(String changes) {
        propose(developer, changes.replace('\'', '"'))
                .then()
                .statusCode(422)
                .body("violations[0].field", containsString("/changes/"));
    }

    @Test
    void whatIsNotThereOrRecursIsRefused() {
        propose(developer, "{\"segment\": \"nobody\", " + ADD + "}")
                .then()
                .statusCode(404)
                .body("code", equalTo("segment_not_found"));
        propose(developer, "{\"segment\": \"testers\", \"baseVersion\": 9, " + ADD + "}")
                .then()
                .statusCode(412);
        by(developer)
                .body("{\"title\": \"t\", \"changes\": [{\"segment\": \"testers\", " + ADD
                        + "}], \"apply\": {\"when\": \"recurring\", \"cron\": \"0 12 * * *\"}}")
                .post(requests())
                .then()
                .statusCode(422)
                .body("violations.field", contains("/apply"));
    }
}
