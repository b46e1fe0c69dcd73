package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Changes told as instructions, and changes that are only tried.
@RealServers
class SemanticPatchTest {
    private static final String TURN_ON = "{'comment': 'go', 'instructions': [{'kind': 'turnOn'}]}";
    private Scene scene;

    @BeforeEach
    void set() {
        scene = Scene.set();
    }

    private Response patch(String query, String document) {
        return Api.administrator().body(document.replace('\'', '"')).patch(Api.BASE + scene.flag() + query);
    }

    @Test
    void aPatchIsANewVersionWithItsComment() {
        patch("", TURN_ON)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .header("Guidon-Environment-Sequence", "2")
                .body("on", equalTo(true));

        Api.get(scene.flag() + "/versions").then().body("items", hasSize(2)).body("items[0].comment", equalTo("go"));
    }

    @Test
    void patchesOfDifferentThingsFollowEachOtherWithoutReading() {
        patch("", TURN_ON).then().statusCode(200);
        patch("", "{'instructions': [{'kind': 'setDefaultServe', 'serve': {'variant': 'off'}}]}")
                .then()
                .statusCode(200);

        Api.get(scene.flag()).then().body("on", equalTo(true)).body("defaultServe.variant", equalTo("off"));
    }

    @Test
    void aPatchThatNamesAnOldVersionIsRefused() {
        scene.change(1, "on").then().statusCode(200);

        Api.administrator()
                .header("If-Match", "\"1\"")
                .body(TURN_ON.replace('\'', '"'))
                .patch(Api.BASE + scene.flag())
                .then()
                .statusCode(412)
                .body("code", equalTo("stale_version"));

        assertThat(scene.sequence()).isEqualTo(2);
    }

    @Test
    void instructionsAreAppliedAllOrNone() {
        patch("", "{'instructions': [{'kind': 'turnOn'}, {'kind': 'removeRule', 'rule': 'gone'}]}")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"))
                .body("violations[0].field", equalTo("/instructions/1"))
                .body("violations[0].message", containsString("there is no rule 'gone'"));

        Api.get(scene.flag()).then().header("ETag", "\"1\"").body("on", equalTo(false));
    }

    @Test
    void whatADifferencePrintsLeadsFromOneFlagToItsTwin() {
        Api.put(scene.flag(), 1, """
                        {'on': true, 'offVariant': 'on', 'defaultServe': {'variant': 'off'},
                         'targets': [{'variant': 'on', 'units': ['u1', 'u2']}],
                         'rules': [{'id': 'r', 'condition': {'attribute': 'a', 'operator': 'exists'},
                                    'serve': {'variant': 'on'}}]}""").then().statusCode(200);
        String difference = Api.get(scene.flag() + "/versions/2/diff?to=1").asString();
        String instructions = difference.substring(difference.indexOf("["), difference.indexOf(",\"summary\""));

        patch("", "{'instructions': " + instructions + "}").then().statusCode(200);

        Api.get(scene.flag() + "/versions/1/diff?to=3").then().body("instructions", hasSize(0));
    }

    @Test
    void aDryRunTellsWhatWouldBeAndWritesNothing() {
        patch("?dryRun=true", TURN_ON)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("instructions.kind", contains("turnOn"))
                .body("summary", contains("turn on"))
                .body("configuration.on", equalTo(true));
        Api.put(scene.flag() + "?dryRun=true", 1, Scene.configuration("off"))
                .then()
                .statusCode(200)
                .body("instructions.kind", contains("turnOn", "setDefaultServe"));

        Api.get(scene.flag()).then().header("ETag", "\"1\"").body("on", equalTo(false));
        assertThat(scene.sequence()).isEqualTo(1);
    }

    @Test
    void aDryRunFailsAsTheChangeWould() {
        patch("?dryRun=true", "{'instructions': [{'kind': 'setOffVariant', 'variant': 'red'}]}")
                .then()
                .statusCode(422);
        Api.put(scene.flag() + "?dryRun=true", 7, Scene.configuration("on"))
                .then()
                .statusCode(412);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?dryRun=yes", "?dryRun=1", "?dryRun=TRUE", "?dryRun=", "?dryRun", "?dryRun=true&dryRun=false"})
    void aMisspeltDryRunWritesNothing(String query) {
        patch(query, TURN_ON).then().statusCode(422).body("violations[0].field", equalTo("dryRun"));

        assertThat(scene.sequence()).isEqualTo(1);
    }

    @Test
    void aCommentHasABound() {
        patch("", TURN_ON.replace("go", "x".repeat(1_001)))
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("/comment"));
        Api.put(scene.flag() + "?comment=" + "x".repeat(1_001), 1, Scene.configuration("on"))
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("comment"));
    }
}
