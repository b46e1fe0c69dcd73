package dev.guidon.evaluation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.guidon.engine.evaluate.ValueSubject;
import dev.guidon.engine.flag.Value;
import dev.guidon.evaluation.ControlPlane.Installed;
import dev.guidon.evaluation.decide.Caller;
import dev.guidon.evaluation.decide.DecideFlags;
import dev.guidon.evaluation.decide.Rulesets;
import dev.guidon.kit.identity.KeyKind;
import dev.guidon.testkit.ServersResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Nobody listens where Kafka should be.
@QuarkusTest
@TestProfile(KafkaAwayTest.NoKafka.class)
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "servers", value = "redis"))
final class KafkaAwayTest {
    private final ControlPlane controlPlane;
    private final DecideFlags decideFlags;
    private final Rulesets rulesets;

    public static final class NoKafka implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kafka.bootstrap.servers", "127.0.0.1:1");
        }
    }

    KafkaAwayTest(ControlPlane controlPlane, DecideFlags decideFlags, Rulesets rulesets) {
        this.controlPlane = controlPlane;
        this.decideFlags = decideFlags;
        this.rulesets = rulesets;
    }

    @Test
    void eventsAreRefusedWithTheTimeToTryAgain() {
        Installed environment = controlPlane.install();

        given().header("x-api-key", environment.serverKey().reveal())
                .contentType("application/json")
                .body("{\"events\": [{\"name\": \"purchase\", \"targetingKey\": \"anna\"}]}")
                .post("/v1/events")
                .then()
                .statusCode(503)
                .header("Retry-After", "2")
                .body("code", equalTo("unavailable"));
    }

    @Test
    void decisionsGoOnWhateverBecomesOfTheirExposures() {
        Installed environment = controlPlane.install(ControlPlane.experiment());
        Caller caller = new Caller(environment.id(), KeyKind.SERVER, "server");

        for (int i = 0; i < 1_000; i++) {
            ValueSubject subject = new ValueSubject(Map.of("targetingKey", new Value.Text("u" + i)));
            var answer = decideFlags.one(
                    caller, rulesets.environment(environment.id()).orElseThrow(), "greeting-experiment", subject);
            assertThat(answer.decision().variant().key()).isIn("english", "german");
        }
    }
}
