package dev.guidon.flag;

import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.guidon.engine.flagd.FlagdDecision;
import dev.guidon.engine.flagd.FlagdDocument;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Environments as documents: exported, and made what a bundle says.
@RealServers
class BundleTest {
    private static final String TWO_FLAGS = """
            apiVersion: guidon.dev/v1
            kind: Environment
            flags:
              checkout:
                type: boolean
                variants:
                  - {key: on, value: true}
                  - {key: off, value: false}
                configuration:
                  on: true
                  offVariant: off
                  rules:
                    - id: nordic
                      condition: {attribute: country, operator: in, values: [NO, SE]}
                      serve: {variant: on}
                  defaultServe: {variant: off}
              banner:
                description: Which banner is shown
                type: string
                tags: [web]
                variants:
                  - {key: plain, value: plain}
                  - {key: loud, value: LOUD}
                configuration:
                  on: true
                  offVariant: plain
                  prerequisites: [{flag: checkout, variants: [on]}]
                  defaultServe: {variant: loud}
            """;

    private Scene scene;

    @BeforeEach
    void set() {
        scene = Scene.set();
    }

    private Response put(String query, String yaml) {
        return Api.administrator()
                .config(RestAssured.config()
                        .encoderConfig(encoderConfig().encodeContentTypeAs("application/yaml", ContentType.TEXT)))
                .contentType("application/yaml")
                .body(yaml)
                .put(Api.BASE + scene.environment() + "/bundle" + query);
    }

    private Response export() {
        return Api.get(scene.environment() + "/export");
    }

    @Test
    void aBundleIsAppliedOnceAndThenChangesNothing() {
        put("", TWO_FLAGS)
                .then()
                .statusCode(200)
                .body("changes", equalTo(2))
                .body("steps.action", contains("create", "change"))
                .body("steps[1].instructions.kind", contains("turnOn", "addRule", "setDefaultServe"));
        long sequence = scene.sequence();

        put("", TWO_FLAGS)
                .then()
                .statusCode(200)
                .body("changes", equalTo(0))
                .body("unchanged", equalTo(2))
                .body("steps", empty());

        assertThat(scene.sequence()).isEqualTo(sequence);
        Api.get(scene.flag()).then().header("ETag", "\"2\"");
        Api.get(scene.environment() + "/flags/banner").then().header("ETag", "\"1\"");
    }

    @Test
    void whatIsExportedIsAppliedWithoutAChange() {
        put("", TWO_FLAGS).then().statusCode(200);
        String exported = export().then().statusCode(200).extract().asString();

        put("", exported).then().statusCode(200).body("changes", equalTo(0));
        assertThat(export().asString()).isEqualTo(exported);
        assertThat(exported).contains("values:\n", "- \"NO\"\n").doesNotContain("createdAt");
    }

    @Test
    void anExportedTextIsNotSentTwice() {
        String tag = export().header("ETag");

        Api.administrator()
                .header("If-None-Match", tag)
                .get(Api.BASE + scene.environment() + "/export")
                .then()
                .statusCode(304);
    }

    @Test
    void aDryRunTellsThePlanAndWritesNothing() {
        put("?dryRun=true&prune=true", TWO_FLAGS.replace("checkout", "basket"))
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("steps.action", contains("create", "create", "archive"))
                .body("steps[2].flag", equalTo("checkout"));

        Api.get(scene.environment() + "/flags/basket").then().statusCode(404);
        Api.get(scene.flag()).then().header("ETag", "\"1\"");
    }

    @Test
    void pruningArchivesWhatTheBundleDoesNotKnow() {
        put("", TWO_FLAGS).then().statusCode(200);

        put("?prune=true", "apiVersion: guidon.dev/v1\nkind: Environment\nflags: {}\n")
                .then()
                .statusCode(200)
                .body("steps.action", contains("archive", "archive"))
                .body("steps.flag", contains("banner", "checkout"));

        Api.get(scene.project() + "/flags").then().body("items", empty());
    }

    @Test
    void oneWrongFlagAndNothingIsWritten() {
        String wrong = TWO_FLAGS.replace("{variant: loud}", "{variant: louder}");
        long sequence = scene.sequence();

        put("", wrong)
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"))
                .body("violations.field", hasItem("/flags/banner/configuration/defaultServe/variant"))
                .body("violations.message", hasItem(containsString("(line 28)")));

        assertThat(scene.sequence()).isEqualTo(sequence);
        Api.get(scene.environment() + "/flags/banner").then().statusCode(404);
    }

    @Test
    void flagsOfABundleMayTurnTheirPrerequisitesRound() {
        put("", TWO_FLAGS).then().statusCode(200);
        String turned = TWO_FLAGS
                .replace("      prerequisites: [{flag: checkout, variants: [on]}]\n", "")
                .replace(
                        "      rules:\n        - id: nordic",
                        "      prerequisites: [{flag: banner, variants: [loud]}]\n      rules:\n        - id: nordic");

        put("", turned).then().statusCode(200).body("changes", equalTo(2));

        String circle = turned.replace(
                "      defaultServe: {variant: loud}",
                "      prerequisites: [{flag: checkout, variants: [on]}]\n      defaultServe: {variant: loud}");
        put("", circle)
                .then()
                .statusCode(422)
                .body("violations.message", hasItem(containsString("goes round in a circle")));
    }

    @Test
    void whatAFlagIsDoesNotChange() {
        put("", TWO_FLAGS).then().statusCode(200);

        put("", TWO_FLAGS.replace("value: LOUD", "value: LOUDER"))
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("/flags/banner/variants"));
    }

    @Test
    void brokenYamlNamesItsLine() {
        put("", "apiVersion: guidon.dev/v1\nkind: [\n")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed_yaml"))
                .body("detail", containsString("line "));
    }

    @Test
    void aBundleOfAnotherEnvironmentIsRefused() {
        put("", TWO_FLAGS + "environment: staging\n")
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("/environment"));
    }

    @Test
    void aProjectIsExportedWithAllItsEnvironments() {
        Api.created(Api.post(scene.project() + "/environments", "{'key': 'qa'}"));

        String text = Api.get(scene.project() + "/export")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(text).contains("kind: Project\n", "  qa:\n", "  prod:\n", "  checkout:\n");
    }

    @Test
    void flagdReadsTheExportAndServesTheSame() {
        put("", TWO_FLAGS).then().statusCode(200);

        String json = Api.get(scene.environment() + "/export/flagd")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .asString();

        FlagdDocument document = FlagdDocument.compile(json);
        assertThat(document.decide("banner", Map.of("country", "NO"), 0))
                .isInstanceOfSatisfying(FlagdDecision.Served.class, served -> assertThat(served.variant())
                        .isEqualTo("loud"));
        assertThat(document.decide("banner", Map.of("country", "CH"), 0))
                .isInstanceOfSatisfying(FlagdDecision.Served.class, served -> assertThat(served.variant())
                        .isEqualTo("plain"));
        assertThat(json).contains("\"flagSetId\":\"" + scene.environmentId() + "\"");
    }

    @Test
    void hundredsOfFlagsAreOneChange() {
        String bundle = IntStream.range(0, 120)
                .mapToObj("""
                          flag-%03d:
                            type: boolean
                            variants: [{key: on, value: true}, {key: off, value: false}]
                            configuration: {on: true, offVariant: off, defaultServe: {variant: on}}
                        """::formatted)
                .collect(Collectors.joining("", "apiVersion: guidon.dev/v1\nkind: Environment\nflags:\n", ""));

        put("", bundle).then().statusCode(200).body("changes", equalTo(120));

        put("", bundle).then().statusCode(200).body("changes", equalTo(0)).body("unchanged", equalTo(120));
        Api.get(scene.environment() + "/flags/flag-119").then().statusCode(200).body("on", equalTo(true));
    }

    @Test
    void anEnvironmentThatIsManagedElsewhereRefusesChangesByHand() {
        put("", TWO_FLAGS + "managedBy: {name: git/flags, manualEdits: refuse}\n")
                .then()
                .statusCode(200)
                .body("steps.action", hasItem("manage"));

        scene.change(2, "on").then().statusCode(409).body("code", equalTo("environment_managed"));
        Api.administrator()
                .header("If-Match", "\"2\"")
                .header("Guidon-Override", "true")
                .body(Scene.configuration("on").replace('\'', '"'))
                .put(Api.BASE + scene.flag())
                .then()
                .statusCode(200)
                .header("Guidon-Managed-By", "git/flags");
        put("", TWO_FLAGS).then().statusCode(200).body("steps.action", contains("change"));
        assertThat(export().asString()).contains("managedBy:\n  name: git/flags\n  manualEdits: refuse\n");
    }

    @Test
    void anEnvironmentMayOnlyWarnOfChangesByHandOrBeManagedNoMore() {
        put("", TWO_FLAGS + "managedBy: {name: git/flags, manualEdits: warn}\n")
                .then()
                .statusCode(200);
        scene.change(2, "on").then().statusCode(200).header("Guidon-Managed-By", "git/flags");

        put("", TWO_FLAGS + "managedBy: null\n").then().statusCode(200);

        assertThat(scene.change(4, "on").then().statusCode(200).extract().header("Guidon-Managed-By"))
                .isNull();
    }
}
