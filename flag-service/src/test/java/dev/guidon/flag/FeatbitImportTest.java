package dev.guidon.flag;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What FeatBit's server SDKs get of an environment, taken over.
@RealServers
class FeatbitImportTest {
    private static final String ENVIRONMENT = """
            {"messageType": "data-sync", "data": {"eventType": "full",
             "featureFlags": [
              {"id": "1", "key": "newCheckout", "name": "New checkout", "variationType": "boolean",
               "isEnabled": true, "isArchived": false, "tags": ["Team A"],
               "variations": [{"id": "v1", "name": "On", "value": "true"}, {"id": "v2", "name": "Off", "value": "false"}],
               "targetUsers": [{"keyIds": ["ada", "bob"], "variationId": "v1"}, {"keyIds": ["bob"], "variationId": "v2"}],
               "rules": [
                {"id": "r1", "name": "Swiss staff", "dispatchKey": null, "includedInExpt": false,
                 "conditions": [
                  {"id": "c1", "property": "country", "op": "NotEqual", "value": "DE"},
                  {"id": "c2", "property": "User is in segment", "op": "", "value": "[\\"s1\\"]"},
                  {"id": "c3", "property": "seats", "op": "BiggerThan", "value": "4"}],
                 "variations": [{"id": "v1", "rollout": [0, 1], "exptRollout": 1}]}],
               "disabledVariationId": "v2",
               "fallthrough": {"dispatchKey": "company", "includedInExpt": true, "variations": [
                {"id": "v1", "rollout": [0, 0.333333], "exptRollout": 1},
                {"id": "v2", "rollout": [0.333333, 1], "exptRollout": 1}]}},
              {"id": "2", "key": "limit", "name": "Limit", "variationType": "number", "isEnabled": false,
               "variations": [{"id": "a", "name": "", "value": "10"}, {"id": "b", "name": "", "value": "20"}],
               "targetUsers": [], "rules": [], "disabledVariationId": "a",
               "fallthrough": {"variations": [{"id": "b", "rollout": [0, 1]}]}},
              {"id": "3", "key": "old", "variationType": "string", "isArchived": true, "variations": []}],
             "segments": [
              {"id": "s1", "name": "Staff", "included": ["eve"], "excluded": ["mallory"],
               "rules": [{"conditions": [{"property": "email", "op": "EndsWith", "value": "@guidon.example"}]}]}]}}""";

    private Scene scene;

    @BeforeEach
    void set() {
        scene = Scene.set();
    }

    private Response send(String query, String document) {
        return Api.administrator().body(document).post(Api.BASE + scene.environment() + "/import/featbit" + query);
    }

    @Test
    void flagsRulesAndSegmentsAreTakenOver() {
        send("", ENVIRONMENT)
                .then()
                .statusCode(200)
                .body("steps.action", hasItems("create", "create"))
                .body("warnings.message", hasItem(containsString("drawn by 'company'")))
                .body("warnings.message", hasItem(containsString("as a number")))
                .body("warnings.message", hasItem(containsString("'team-a'")))
                .body("warnings.flag", hasItem("old"));

        Api.get(scene.environment() + "/flags/newCheckout")
                .then()
                .statusCode(200)
                .body("on", equalTo(true))
                .body("offVariant", equalTo("Off"))
                .body("targets", hasSize(1))
                .body("targets[0].units", hasItems("ada", "bob"))
                .body("rules[0].condition.all[0].not.attribute", equalTo("country"))
                .body("rules[0].condition.all[1].any[0].all[0].not.values[0]", equalTo("mallory"))
                .body("rules[0].condition.all[1].any[0].all[1].any[0].values[0]", equalTo("eve"))
                .body("rules[0].serve.variant", equalTo("On"))
                .body("defaultServe.rollout.bucketBy", equalTo("company"))
                .body("defaultServe.rollout.bucketing", equalTo("featbit_v1"))
                .body("defaultServe.rollout.salt", equalTo("newCheckout"))
                .body("defaultServe.rollout.shares.weight", equalTo(List.of(33333, 66667)));
        Api.get(scene.project() + "/flags/limit")
                .then()
                .body("type", equalTo("integer"))
                .body("variants.value", equalTo(List.of(10, 20)));
    }

    @Test
    void takenOverTwiceTheSecondTimeChangesNothing() {
        send("", ENVIRONMENT).then().statusCode(200);

        send("", ENVIRONMENT).then().statusCode(200).body("changes", equalTo(0));
    }

    @Test
    void aDryRunWritesNothing() {
        send("?dryRun=true", ENVIRONMENT).then().statusCode(200).body("changes", equalTo(2));

        Api.get(scene.project() + "/flags/limit").then().statusCode(404);
    }

    @Test
    void whatCannotBeReadIsNamedAndNothingIsWritten() {
        send(
                        "",
                        ENVIRONMENT
                                .replace("BiggerThan", "Smells")
                                .replace("\"disabledVariationId\": \"a\"", "\"disabledVariationId\": \"z\""))
                .then()
                .statusCode(422)
                .body(
                        "violations.field",
                        hasItems("/featureFlags/0/rules/0/conditions/2/op", "/featureFlags/1/disabledVariationId"));
        send("", "{\"flags\": []}").then().statusCode(422).body("violations[0].field", equalTo("/featureFlags"));

        Api.get(scene.project() + "/flags/limit").then().statusCode(404);
    }
}
