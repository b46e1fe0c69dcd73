package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.guidon.engine.flagd.FlagdDecision;
import dev.guidon.engine.flagd.FlagdDocument;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Documents of flagd, taken over and written out again.
@RealServers
class FlagdImportTest {
    private static final String TARGETING =
            "{\n      \"if\": [ {\"$ref\": \"staff\"}, \"red\",\n        {\"fractional\": [[\"red\", 1e1], [\"blue\", 90]]} ]\n    }";
    private static final String DOCUMENT = """
            {
              "metadata": {"team": "checkout"},
              "$evaluators": {"staff": { "ends_with": [{"var": "email"}, "@guidon.example"] }, "unused": {"==": [1, 1]}},
              "flags": {
                "headerColour": {
                  "state": "ENABLED",
                  "variants": {"red": "#FF0000", "blue": "#0000FF"},
                  "defaultVariant": "blue",
                  "targeting": %s,
                  "metadata": {"owner": "web"}
                },
                "noDefault": {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": null,
                  "targeting": {"if": [{"==": [{"var": "tier"}, "gold"]}, "on"]}},
                "resting": {"state": "DISABLED", "variants": {"a": 1, "b": 2}, "defaultVariant": "a"}
              }
            }""".formatted(TARGETING);

    private Scene scene;

    @BeforeEach
    void set() {
        scene = Scene.set();
    }

    private Response send(String query, String document) {
        return Api.administrator().body(document).post(Api.BASE + scene.environment() + "/import/flagd" + query);
    }

    private String export() {
        return Api.get(scene.environment() + "/export/flagd")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void rulesAreKeptLetterByLetterAndWrittenOutAgain() {
        send("", DOCUMENT).then().statusCode(200).body("changes", equalTo(3));

        assertThat(export())
                .contains(
                        "\"targeting\":" + TARGETING,
                        "\"staff\":{ \"ends_with\": [{\"var\": \"email\"}, \"@guidon.example\"] }")
                .doesNotContain("unused");
        Api.get(scene.environment() + "/flags/headerColour")
                .then()
                .body("defaultServe.flagdTargeting.targeting", equalTo(TARGETING))
                .body("defaultServe.flagdTargeting.metadata.owner", equalTo("web"))
                .body("defaultServe.flagdTargeting.metadata.team", equalTo("checkout"));
    }

    @Test
    void theExportDecidesAsTheDocumentDoes() {
        send("", DOCUMENT).then().statusCode(200);
        FlagdDocument before = FlagdDocument.compile(DOCUMENT);
        FlagdDocument after = FlagdDocument.compile(export().replaceFirst("\"flagSetId\":\"[^\"]*\"", ""));

        for (String flag : before.flagKeys()) {
            for (Map<String, String> context : List.of(
                    Map.of("targetingKey", "u-1", "email", "ada@guidon.example"),
                    Map.of("targetingKey", "u-2", "tier", "gold"),
                    Map.<String, String>of())) {
                FlagdDecision expected = before.decide(flag, context, 0);
                assertThat(after.decide(flag, context, 0))
                        .as("%s for %s", flag, context)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void takenOverTwiceTheSecondTimeChangesNothing() {
        send("", DOCUMENT).then().statusCode(200);

        send("", DOCUMENT).then().statusCode(200).body("changes", equalTo(0)).body("unchanged", equalTo(3));
    }

    @Test
    void aDryRunWritesNothing() {
        send("?dryRun=true", DOCUMENT).then().statusCode(200).body("changes", equalTo(3));

        Api.get(scene.project() + "/flags/resting").then().statusCode(404);
    }

    @Test
    void aRuleSurvivesABundle() {
        send("", DOCUMENT).then().statusCode(200);
        String bundle = Api.get(scene.environment() + "/export").asString();
        long sequence = scene.sequence();

        Api.administrator()
                .body(bundle)
                .put(Api.BASE + scene.environment() + "/bundle")
                .then()
                .statusCode(200)
                .body("changes", equalTo(0));
        assertThat(scene.sequence()).isEqualTo(sequence);
    }

    @Test
    void whatIsNoSuchDocumentIsNamed() {
        send("", "{").then().statusCode(400).body("code", equalTo("malformed_json"));
        send("", "{\"flags\": 1}").then().statusCode(422).body("violations[0].field", equalTo("/flags"));
        send("", "{\"flags\": {\"mixed\": {\"variants\": {\"a\": 1, \"b\": \"x\"}, \"defaultVariant\": \"c\"}}}")
                .then()
                .statusCode(422)
                .body("violations.field", hasItems("/flags/mixed/variants"));
    }
}
