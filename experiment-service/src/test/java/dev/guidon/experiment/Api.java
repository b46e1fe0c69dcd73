package dev.guidon.experiment;

import static io.restassured.RestAssured.given;

import dev.guidon.experiment.ControlPlane.Installed;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/// Requests to the service.
final class Api {
    static final String ADMIN_TOKEN = "test-administrator-token";

    /// Arms `off` and `on`; metrics `bought` (conversion) and `revenue` (mean), both of the event `purchase`.
    static final String CHECKOUT = """
            {"key": "checkout", "flagKey": "new-checkout", "hypothesis": "fewer steps sell more",
             "arms": ["off", "on"], "control": "off",
             "metrics": [{"key": "bought", "kind": "conversion", "event": "purchase"},
                         {"key": "revenue", "kind": "mean", "event": "purchase"}]}
            """;

    private Api() {}

    static RequestSpecification as(String secret) {
        return given().header("authorization", "Bearer " + secret);
    }

    static RequestSpecification as(Installed environment) {
        return as(environment.serverKey().reveal());
    }

    /// The administrator, who has to name the environment.
    static RequestSpecification administrator(Installed environment) {
        return as(ADMIN_TOKEN).queryParam("project", ControlPlane.PROJECT).queryParam("environment", environment.id());
    }

    static ValidatableResponse define(Installed environment, String experiment) {
        return as(environment)
                .contentType("application/json")
                .body(experiment)
                .post("/api/experiments")
                .then();
    }

    static ValidatableResponse results(Installed environment, String experiment) {
        return as(environment).get("/api/experiments/{key}/results", experiment).then();
    }

    /// With all digits of every number; REST Assured reads floats otherwise.
    static JsonPath exactResults(Installed environment, String experiment) {
        String body = results(environment, experiment).statusCode(200).extract().asString();
        return new JsonPath(body).using(new JsonPathConfig(NumberReturnType.DOUBLE));
    }
}
