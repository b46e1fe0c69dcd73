package dev.guidon.experiment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.guidon.experiment.ControlPlane.Installed;
import dev.guidon.testkit.ServersResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ServersResource.class)
final class DefineExperimentsTest {
    private final ControlPlane controlPlane;

    DefineExperimentsTest(ControlPlane controlPlane) {
        this.controlPlane = controlPlane;
    }

    @Test
    void anExperimentIsReadAsItWasDefined() {
        Installed environment = controlPlane.install();

        Api.define(environment, Api.CHECKOUT)
                .statusCode(201)
                .header("Location", endsWith("/api/experiments/checkout"))
                .body("unit", equalTo("targetingKey"));

        Api.as(environment)
                .get("/api/experiments/checkout")
                .then()
                .statusCode(200)
                .body("key", equalTo("checkout"))
                .body("project", equalTo("shop"))
                .body("environment", equalTo(environment.id()))
                .body("hypothesis", equalTo("fewer steps sell more"))
                .body("flagKey", equalTo("new-checkout"))
                .body("arms", contains("off", "on"))
                .body("control", equalTo("off"))
                .body("metrics.key", contains("bought", "revenue"))
                .body("metrics.kind", contains("conversion", "mean"))
                .body("metrics.event", contains("purchase", "purchase"))
                .body("createdAt", notNullValue());
    }

    @Test
    void theAdministratorNamesTheEnvironment() {
        Installed environment = controlPlane.install();
        String named = Api.CHECKOUT.replaceFirst(
                "\\{", "{\"project\": \"shop\", \"environment\": \"" + environment.id() + "\", ");

        Api.as(Api.ADMIN_TOKEN)
                .contentType("application/json")
                .body(named)
                .post("/api/experiments")
                .then()
                .statusCode(201);

        Api.administrator(environment).get("/api/experiments/checkout").then().statusCode(200);
    }

    @Test
    void experimentsAreListedByKeyAndInPages() {
        Installed environment = controlPlane.install();
        Installed other = controlPlane.install();
        for (String key : new String[] {"c", "a", "b"}) {
            Api.define(environment, Api.CHECKOUT.replace("\"checkout\"", "\"" + key + "\""))
                    .statusCode(201);
        }
        Api.define(other, Api.CHECKOUT).statusCode(201);

        Api.as(environment)
                .get("/api/experiments?limit=2")
                .then()
                .statusCode(200)
                .body("items.key", contains("a", "b"))
                .body("next", equalTo("b"));
        Api.as(environment)
                .get("/api/experiments?limit=2&after=b")
                .then()
                .body("items.key", contains("c"))
                .body("next", nullValue());
        Api.as(environment)
                .get("/api/experiments?limit=0")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"));
    }

    @Test
    void everythingThatIsWrongIsListed() {
        Installed environment = controlPlane.install();

        Api.define(environment, """
                        {"key": "Check Out", "unit": "", "arms": ["on", "on"], "control": "off",
                         "metrics": [{"key": "bought", "kind": "sum", "event": "purchase"}, {"key": "bought"}, null]}
                        """)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid"))
                .body(
                        "violations.field",
                        containsInAnyOrder(
                                "/key",
                                "/flagKey",
                                "/unit",
                                "/arms/1",
                                "/control",
                                "/metrics/0/kind",
                                "/metrics/1/key",
                                "/metrics/1/kind",
                                "/metrics/1/event",
                                "/metrics/2/key",
                                "/metrics/2/kind",
                                "/metrics/2/event"));
        Api.as(environment).get("/api/experiments").then().body("items", equalTo(List.of()));
    }

    @Test
    void anExperimentWithoutArmsAndMetricsIsInvalid() {
        Installed environment = controlPlane.install();

        Api.define(environment, "{}")
                .statusCode(422)
                .body("violations.field", hasItems("/key", "/flagKey", "/arms", "/control", "/metrics"));
    }

    @Test
    void aFieldThatNobodyKnowsIsInvalid() {
        Installed environment = controlPlane.install();

        Api.define(environment, Api.CHECKOUT.replace("hypothesis", "hypotheses"))
                .statusCode(422)
                .body("violations.field", contains("/hypotheses"));
    }

    @Test
    void aFieldOfTheWrongTypeIsInvalid() {
        Installed environment = controlPlane.install();

        Api.define(environment, Api.CHECKOUT.replace("[\"off\", \"on\"]", "\"off\""))
                .statusCode(422)
                .body("violations.field", contains("/arms"));
    }

    @Test
    void aKeyIsTakenOnce() {
        Installed environment = controlPlane.install();
        Api.define(environment, Api.CHECKOUT).statusCode(201);

        Api.define(environment, Api.CHECKOUT.replace("fewer", "more"))
                .statusCode(409)
                .body("code", equalTo("already_exists"));

        Api.as(environment)
                .get("/api/experiments/checkout")
                .then()
                .body("hypothesis", equalTo("fewer steps sell more"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"key\": ", "nonsense", "{\"key\": \"a\"} trailing"})
    void whatIsNoJsonIsMalformed(String body) {
        Installed environment = controlPlane.install();

        Api.define(environment, body).statusCode(400).body("code", equalTo("malformed_json"));
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        Installed environment = controlPlane.install();

        Api.define(environment, "{\"key\": \"" + "x".repeat(100_000) + "\"}")
                .statusCode(413)
                .body("code", equalTo("too_large"));
    }

    @Test
    void anotherMediaTypeIsRefused() {
        Installed environment = controlPlane.install();

        Api.as(environment)
                .contentType("text/plain")
                .body(Api.CHECKOUT)
                .post("/api/experiments")
                .then()
                .statusCode(415);
    }

    @Test
    void nobodyGetsInWithoutASecretOrWithAWrongOne() {
        Installed environment = controlPlane.install();
        String unknown = environment.serverKey().reveal().replaceAll("[0-9a-f]{8}$", "00000000");

        given().get("/api/experiments")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer"))
                .body("code", equalTo("unauthenticated"));
        Api.as("not-the-administrator").get("/api/experiments").then().statusCode(401);
        Api.as(unknown).get("/api/experiments").then().statusCode(401).body("detail", containsString("unknown"));
    }

    @Test
    void aRevokedKeyOpensNothing() {
        Installed environment = controlPlane.install();
        Api.as(environment).get("/api/experiments").then().statusCode(200);

        controlPlane.revoke(environment.id(), "server");

        Api.as(environment).get("/api/experiments").then().statusCode(401);
    }

    @Test
    void aClientKeyIsForbidden() {
        Installed environment = controlPlane.install();

        Api.as(environment.clientKey().reveal())
                .get("/api/experiments")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
    }

    @Test
    void aKeyWorksInItsOwnEnvironmentOnly() {
        Installed environment = controlPlane.install();
        Installed other = controlPlane.install();
        Api.define(other, Api.CHECKOUT).statusCode(201);

        Api.as(environment).get("/api/experiments/checkout").then().statusCode(404);
        Api.as(environment)
                .queryParam("environment", other.id())
                .get("/api/experiments/checkout")
                .then()
                .statusCode(403);
    }

    @Test
    void theAdministratorHasToNameAnEnvironmentThatExists() {
        Api.as(Api.ADMIN_TOKEN)
                .get("/api/experiments")
                .then()
                .statusCode(422)
                .body("violations.field", contains("project", "environment"));
        Api.as(Api.ADMIN_TOKEN)
                .queryParam("project", "shop")
                .queryParam("environment", "nowhere")
                .get("/api/experiments")
                .then()
                .statusCode(404)
                .body("code", equalTo("environment_not_found"));
        Api.as(Api.ADMIN_TOKEN)
                .contentType("application/json")
                .body(Api.CHECKOUT)
                .post("/api/experiments")
                .then()
                .statusCode(422)
                .body("violations.field", contains("/project", "/environment"));
    }

    @Test
    void anExperimentThatDoesNotExistIsNotFound() {
        Installed environment = controlPlane.install();

        Api.as(environment)
                .get("/api/experiments/nothing")
                .then()
                .statusCode(404)
                .body("code", equalTo("experiment_not_found"));
        Api.results(environment, "nothing").statusCode(404).body("code", equalTo("experiment_not_found"));
    }
}
