package dev.guidon.evaluation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.guidon.evaluation.ControlPlane.Installed;
import dev.guidon.testkit.ServersResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "servers", value = "redis,kafka"))
final class OfrepTest {
    private static final String BULK = "/ofrep/v1/evaluate/flags";
    private static final String ANNA = "{\"context\": {\"targetingKey\": \"anna\", \"country\": \"CH\"}}";
    private static final String BOB = "{\"context\": {\"targetingKey\": \"bob\", \"country\": \"DE\"}}";

    private final ControlPlane controlPlane;
    private Installed environment;

    OfrepTest(ControlPlane controlPlane) {
        this.controlPlane = controlPlane;
    }

    @BeforeEach
    void install() {
        environment = controlPlane.install(TypedFlags.all());
    }

    @Test
    void oneFlagIsAnsweredWithValueVariantReasonAndMetadata() {
        one("bool", ANNA)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("key", equalTo("bool"))
                .body("value", equalTo(true))
                .body("variant", equalTo("swiss"))
                .body("reason", equalTo("TARGETING_MATCH"))
                .body("metadata", equalTo(Map.of("flagSetId", environment.id(), "version", "1")));
    }

    @Test
    void zeroValuesAreWrittenAndNumbersKeepTheirKind() {
        assertThat(one("bool", BOB).asString()).contains("\"value\":false");
        assertThat(one("text", BOB).asString()).contains("\"value\":\"\"");
        assertThat(one("whole", ANNA).asString()).contains("\"value\":42,");
        assertThat(one("decimal", BOB).asString()).contains("\"value\":10.0,");
        assertThat(one("object", ANNA).asString()).contains("\"value\":{\"list\":[1,false]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "{\"context\": null}", "{\"context\": 5}", "{\"other\": 1}"})
    void anythingButAnObjectIsAnEmptyContext(String body) {
        one("bool", body).then().statusCode(200).body("reason", equalTo("DEFAULT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "nonsense", "{\"context\": {]}"})
    void whatIsNoJsonObjectIsAnInvalidContext(String body) {
        one("bool", body)
                .then()
                .statusCode(400)
                .body("key", equalTo("bool"))
                .body("errorCode", equalTo("INVALID_CONTEXT"))
                .body("errorDetails", notNullValue());
        post(environment.serverKey().reveal(), BULK, body)
                .then()
                .statusCode(400)
                .body("errorCode", equalTo("INVALID_CONTEXT"));
    }

    @Test
    void anUnknownFlagIsNotFound() {
        one("gone", ANNA)
                .then()
                .statusCode(404)
                .body("key", equalTo("gone"))
                .body("errorCode", equalTo("FLAG_NOT_FOUND"))
                .body("errorDetails", notNullValue());
    }

    @Test
    void theKeyComesAsBearerOrAsApiKey() {
        given().header("X-API-Key", environment.clientKey().reveal())
                .body(ANNA)
                .post(BULK + "/bool")
                .then()
                .statusCode(200);
        given().body(ANNA).post(BULK + "/bool").then().statusCode(401);
        post("nonsense", BULK, ANNA).then().statusCode(401).body("errorDetails", notNullValue());
    }

    @Test
    void onlyPostIsAllowed() {
        given().get(BULK).then().statusCode(405).header("Allow", "POST");
        given().get(BULK + "/bool").then().statusCode(405);
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        one("bool", "{\"context\": {\"x\": \"" + "x".repeat(1_100_000) + "\"}}")
                .then()
                .statusCode(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {BULK, BULK + "/"})
    void bulkAnswersEveryFlagThatTheKeyMaySee(String path) {
        post(environment.serverKey().reveal(), path, ANNA)
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("flags.key", containsInAnyOrder("bool", "text", "whole", "decimal", "object"))
                .body("metadata", equalTo(Map.of()));
    }

    @Test
    void aTagThatHoldsIsNotModified() {
        String tag = bulk(ANNA).header("ETag");

        for (String sent : new String[] {
            tag,
            "W/" + tag,
            tag.replace("\"", ""),
            "\"other\", " + tag,
            "*",
            tag.substring(0, tag.length() - 1) + "-gzip\""
        }) {
            Response again = as(environment.serverKey().reveal())
                    .header("If-None-Match", sent)
                    .body(ANNA)
                    .post(BULK);
            assertThat(again.statusCode()).as(sent).isEqualTo(304);
            assertThat(again.asByteArray()).isEmpty();
        }
    }

    @Test
    void aTagCoversTheContextTheFlagsAndTheKey() {
        String tag = bulk(ANNA).header("ETag");

        assertThat(bulk("{\"context\": {\"country\": \"CH\", \"targetingKey\": \"anna\"}}")
                        .header("ETag"))
                .as("the order of fields does not matter")
                .isEqualTo(tag);
        assertThat(bulk("{\"context\": {\"targetingKey\": \"anna\", \"country\": \"DE\"}}")
                        .header("ETag"))
                .isNotEqualTo(tag);
        assertThat(post(environment.clientKey().reveal(), BULK, ANNA).header("ETag"))
                .isNotEqualTo(tag);

        controlPlane.put(environment.id(), 2, TypedFlags.constant("new", 1, "x"));

        as(environment.serverKey().reveal())
                .header("If-None-Match", tag)
                .body(ANNA)
                .post(BULK)
                .then()
                .statusCode(200);
    }

    @Test
    void aClientThatWasToldOfAnotherStateGetsAFullAnswer() {
        String tag = bulk(ANNA).header("ETag");

        as(environment.serverKey().reveal())
                .header("If-None-Match", tag)
                .queryParam("flagConfigEtag", "\"another\"")
                .body(ANNA)
                .post(BULK)
                .then()
                .statusCode(200);
    }

    private Response one(String flag, String body) {
        return post(environment.serverKey().reveal(), BULK + "/" + flag, body);
    }

    private Response bulk(String body) {
        return post(environment.serverKey().reveal(), BULK, body);
    }

    private static Response post(String key, String path, String body) {
        return as(key).body(body).post(path);
    }

    private static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key).contentType("application/json");
    }
}
