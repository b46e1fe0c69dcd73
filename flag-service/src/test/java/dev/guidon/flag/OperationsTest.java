package dev.guidon.flag;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

@RealServers
class OperationsTest {

    @Test
    void readinessShowsTheDatabaseAndTheDeliveries() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", hasItems("PostgreSQL", "deliveries"));
    }

    @Test
    void metricsShowWhatWaitsForEachDestination() {
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("guidon_outbox_pending{destination=\"redis\"}"))
                .body(containsString("guidon_outbox_pending{destination=\"kafka\"}"))
                .body(containsString("guidon_outbox_age_seconds{destination=\"redis\"}"));
    }

    @Test
    void theApiDescribesItself() {
        given().header("Accept", "application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("paths", hasKey("/api/v1/projects/{project}/environments/{environment}/flags/{flag}"))
                .body("components.schemas", hasKey("FlagConfiguration"));
    }

    /// Of two schemas with one name the reader of the document would see the later one only.
    @Test
    void noSchemaIsNamedTwice() throws IOException {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        try (InputStream document = Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResourceAsStream("META-INF/openapi.yaml"))) {
            assertThatCode(() -> new Yaml(new SafeConstructor(strict)).load(document))
                    .doesNotThrowAnyException();
        }
    }
}
