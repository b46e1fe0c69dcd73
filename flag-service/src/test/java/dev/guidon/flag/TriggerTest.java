package dev.guidon.flag;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RealServers
class TriggerTest {
    private static final String TURN_ON = "{'name': 'alarm', 'instructions': [{'kind': 'turnOn'}]}";
    private final Database database;
    private Scene scene;

    @Inject
    TriggerTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void setScene() {
        scene = Scene.set();
    }

    private JsonPath create(String document) {
        return Api.created(Api.post(scene.flag() + "/triggers", document))
                .extract()
                .jsonPath();
    }

    /// As a system calls that knows nothing but the address.
    private static Response call(String token) {
        return given().post("/api/v1/triggers/" + token);
    }

    private String path(JsonPath trigger) {
        return scene.flag() + "/triggers/" + trigger.getString("id");
    }

    @Test
    void aCallDoesWhatTheTriggerIsForAndTellsWhatThatChanged() {
        JsonPath trigger = create(TURN_ON);

        call(trigger.get("token"))
                .then()
                .statusCode(200)
                .body("flag", equalTo("checkout"))
                .body("environment", equalTo("prod"))
                .body("changed", equalTo(true))
                .body("version", equalTo(2))
                .body("summary", contains("turn on"));

        Api.get(scene.flag()).then().body("on", equalTo(true));
        Api.administrator()
                .get("/api/v1/audit?flag=checkout&project=" + scene.project().substring(1))
                .then()
                .body("items[0].action", equalTo("configuration.changed"))
                .body("items[0].actor", equalTo("trigger:" + trigger.get("id")))
                .body("items[0].comment", equalTo("trigger 'alarm'"));
    }

    @Test
    void aCallThatWouldChangeNothingWritesNoVersion() {
        String token = create(TURN_ON).get("token");
        call(token).then().statusCode(200);

        call(token)
                .then()
                .statusCode(200)
                .body("changed", equalTo(false))
                .body("version", equalTo(2))
                .body("summary", hasSize(0));

        Api.get(scene.flag()).then().header("ETag", "\"2\"");
    }

    @Test
    void severalInstructionsAreDoneTogether() {
        String token = create("""
                {'name': 'stop', 'instructions': [{'kind': 'setOffVariant', 'variant': 'off'}, {'kind': 'turnOn'},
                 {'kind': 'setDefaultServe', 'serve': {'variant': 'off'}}]}""").get("token");

        call(token).then().statusCode(200).body("summary", hasSize(2)).body("version", equalTo(2));
    }

    @Test
    void callsAreCountedWithTheLastTime() {
        JsonPath trigger = create(TURN_ON);
        call(trigger.get("token"));
        call(trigger.get("token"));

        Api.get(scene.flag() + "/triggers")
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo(trigger.get("id")))
                .body("items[0].runs", equalTo(2))
                .body("items[0].lastRunAt", startsWith("20"))
                .body("items[0].instructions[0].kind", equalTo("turnOn"))
                .body("items[0].token", equalTo(null));
    }

    @Test
    void aWrongTokenIsNotFoundAndIsNotRepeated() {
        String token = create(TURN_ON).get("token");
        String wrong = token.substring(0, token.length() - 1) + (token.endsWith("0") ? "1" : "0");

        for (String candidate : List.of(wrong, "nonsense", "%20")) {
            Response answer = call(candidate);
            answer.then().statusCode(404).body("code", equalTo("trigger_not_found"));
            assertThat(answer.asString()).doesNotContain(candidate);
        }
        Api.get(scene.flag()).then().body("on", equalTo(false));
    }

    @Test
    void aLinkPreviewTriggersNothing() {
        String token = create(TURN_ON).get("token");

        given().get("/api/v1/triggers/" + token).then().statusCode(405);

        Api.get(scene.flag()).then().body("on", equalTo(false));
    }

    @Test
    void aTokenThatWasResetIsGoodNoMore() {
        JsonPath trigger = create(TURN_ON);

        String next = Api.post(path(trigger) + "/token", "")
                .then()
                .statusCode(200)
                .extract()
                .path("token");

        call(trigger.get("token")).then().statusCode(404);
        call(next).then().statusCode(200);
    }

    @Test
    void aDisabledTriggerSaysSoAndADeletedOneIsGone() {
        JsonPath trigger = create(TURN_ON);
        Api.administrator()
                .body(TURN_ON.replace("}]", "}], 'enabled': false").replace('\'', '"'))
                .put(Api.BASE + path(trigger))
                .then()
                .statusCode(200)
                .body("enabled", equalTo(false));

        call(trigger.get("token")).then().statusCode(409).body("code", equalTo("trigger_disabled"));
        Api.delete(path(trigger)).then().statusCode(204);
        call(trigger.get("token")).then().statusCode(404);
    }

    @Test
    void aTriggerIsCalledTenTimesAMinuteAtMost() {
        JsonPath trigger = create(TURN_ON);
        for (int i = 0; i < 10; i++) {
            call(trigger.get("token")).then().statusCode(200);
        }

        Response refused = call(trigger.get("token"));

        refused.then().statusCode(429).body("code", equalTo("too_many_requests"));
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        Api.get(scene.flag() + "/triggers").then().body("items[0].runs", equalTo(10));
    }

    @Test
    void whatTheFlagDoesNotTakeIsRefusedWhenTheTriggerIsMade() {
        Api.post(
                        scene.flag() + "/triggers",
                        "{'name': 'n', 'instructions': [{'kind': 'setOffVariant', 'variant': 'gone'}]}")
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("/instructions/0/variant"));
        Api.post(scene.flag() + "/triggers", "{'name': '', 'colour': 1, 'instructions': []}")
                .then()
                .statusCode(422)
                .body("violations.field", containsInAnyOrder("/name", "/colour"));
        Api.post(scene.flag() + "/triggers", "{'name': 'n'}").then().statusCode(422);
    }

    @Test
    void theTokenRestsAsAHashAndTheAuditTrailDoesNotKnowIt() throws SQLException {
        JsonPath trigger = create(TURN_ON);
        String token = trigger.get("token");

        assertThat(database.strings("select token_hash from flag_trigger where id = '" + trigger.get("id") + "'")
                        .getFirst())
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(token.replace("gdn_trigger_", ""));
        assertThat(Api.administrator().get("/api/v1/audit?limit=200").asString())
                .doesNotContain(token);
    }

    @Test
    void aTriggerOfAnArchivedFlagIsRefusedAndGoesWithTheFlag() {
        String token = create(TURN_ON).get("token");
        String flag = scene.project() + "/flags/checkout";
        Api.post(flag + "/archive", "").then().statusCode(200);

        call(token).then().statusCode(409).body("code", equalTo("flag_archived"));
        Api.delete(flag).then().statusCode(204);
        call(token).then().statusCode(404);
    }
}
