package dev.guidon.experiment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import dev.guidon.experiment.ControlPlane.Installed;
import dev.guidon.testkit.OwnServer;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = OwnDatabase.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
final class OutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ControlPlane controlPlane;

    /// Put in by [OwnDatabase].
    @Nullable
    OwnServer postgres;

    OutageTest(ControlPlane controlPlane) {
        this.controlPlane = controlPlane;
    }

    @Test
    void withoutKafkaExperimentsAreDefinedAndResultsAnswered() {
        Installed environment = controlPlane.install();

        Api.define(environment, Api.CHECKOUT).statusCode(201);
        Api.results(environment, "checkout").statusCode(200);
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItems("stream", "Reactive PostgreSQL connections health check"))
                .body("checks.find { it.name == 'stream' }.data.state", equalTo("CREATED"));
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void withoutPostgresRequestsAreAskedToComeAgainAndThenSucceed() {
        Installed environment = controlPlane.install();
        Api.define(environment, Api.CHECKOUT).statusCode(201);

        OwnServer server = Objects.requireNonNull(postgres);
        server.kill();
        Api.results(environment, "checkout").statusCode(503).body("code", equalTo("unavailable"));
        Api.define(environment, Api.CHECKOUT).statusCode(503);
        given().get("/q/health/ready").then().statusCode(503).body("checks.status", hasItem("DOWN"));
        server.restart();

        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> Api.results(environment, "checkout")
                .statusCode(200));
    }
}
