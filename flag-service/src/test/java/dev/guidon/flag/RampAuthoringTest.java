package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.guidon.engine.flag.Ramp;
import dev.guidon.engine.flag.Serve;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RealServers
class RampAuthoringTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final RedisRulesets redis;
    private Scene scene;

    @Inject
    RampAuthoringTest(RedisRulesets redis) {
        this.redis = redis;
    }

    @BeforeEach
    void setScene() {
        scene = Scene.set();
    }

    private static String step(Duration fromNow, int on) {
        return "{'start': '" + NOW.plus(fromNow) + "', 'shares': [{'variant': 'on', 'weight': " + on
                + "}, {'variant': 'off', 'weight': " + (100_000 - on) + "}]}";
    }

    private static String ramp(String... steps) {
        return "{'on': true, 'offVariant': 'off', 'defaultServe': {'ramp': {'steps': [" + String.join(", ", steps)
                + "]}}}";
    }

    /// One percent since an hour, ten and a hundred still to come.
    private void start() {
        String document = ramp(
                step(Duration.ofHours(-1), 1_000),
                step(Duration.ofHours(1), 10_000),
                step(Duration.ofHours(2), 100_000));
        Api.put(scene.flag(), 1, document).then().statusCode(200);
    }

    private Response instruct(String instruction) {
        return Api.administrator()
                .body(("{'instructions': [" + instruction + "]}").replace('\'', '"'))
                .patch(Api.BASE + scene.flag());
    }

    private Ramp published(long sequence) throws Exception {
        await().until(() -> redis.sequence(scene.environmentId()) >= sequence);
        Serve serve =
                redis.flag(scene.environmentId(), "checkout").configuration().defaultServe();
        return ((Serve.Ramped) serve).ramp();
    }

    @Test
    void aRampReachesReadersAsItWasWritten() throws Exception {
        start();

        Ramp ramp = published(2);

        assertThat(ramp.bucketBy()).isEqualTo("targetingKey");
        assertThat(ramp.salt()).isEqualTo("checkout");
        assertThat(ramp.steps()).map(step -> step.shares().getFirst().weight()).containsExactly(1_000, 10_000, 100_000);
        assertThat(ramp.stepAt(NOW)).isZero();
        Api.get(scene.flag())
                .then()
                .body(
                        "defaultServe.ramp.steps[1].start",
                        equalTo(NOW.plus(Duration.ofHours(1)).toString()));
    }

    @Test
    void aPausedRampStandsStillUntilItGoesOn() throws Exception {
        start();

        instruct("{'kind': 'pauseRamp'}").then().statusCode(200).body("defaultServe.ramp.pausedAt", notNullValue());
        assertThat(published(3).stepAt(NOW.plus(Duration.ofDays(1)))).isZero();
        instruct("{'kind': 'pauseRamp'}")
                .then()
                .statusCode(422)
                .body("violations[0].message", containsString("already"));
        instruct("{'kind': 'resumeRamp'}").then().statusCode(200).body("defaultServe.ramp.pausedAt", equalTo(null));

        assertThat(published(4).stepAt(NOW.plus(Duration.ofDays(1)))).isEqualTo(2);
    }

    @Test
    void aJumpTakesARampToAStepAtOnce() throws Exception {
        start();

        instruct("{'kind': 'jumpRamp', 'step': 2}").then().statusCode(200);

        Ramp ramp = published(3);
        assertThat(ramp.stepAt(Instant.now())).isEqualTo(1);
        assertThat(Duration.between(
                        ramp.steps().get(1).start(), ramp.steps().get(2).start()))
                .isEqualTo(Duration.ofHours(1));
        instruct("{'kind': 'jumpRamp', 'step': 4}")
                .then()
                .statusCode(422)
                .body("violations[0].message", containsString("3 steps"));
    }

    @Test
    void anEndedRampServesOneVariant() {
        start();

        instruct("{'kind': 'abortRamp'}").then().statusCode(200).body("defaultServe.variant", equalTo("off"));

        instruct("{'kind': 'abortRamp', 'variant': 'on'}")
                .then()
                .statusCode(422)
                .body("violations[0].message", containsString("no ramp"));
    }

    @Test
    void theDifferenceTellsWhereARampLeads() {
        start();

        Api.get(scene.flag() + "/versions/1/diff?to=2")
                .then()
                .statusCode(200)
                .body("summary[1]", containsString("a ramp of 3 steps from 1 % 'on', 99 % 'off' at "));
    }

    @Test
    void aWrongRampIsRefusedWhereItIsWrong() {
        refused(ramp(), "/defaultServe/ramp/steps/0");
        refused(ramp(step(Duration.ZERO, 5), step(Duration.ofHours(-1), 6)), "/defaultServe/ramp/steps/1");
        refused(ramp(step(Duration.ZERO, 5).replace("99995", "9")), "/defaultServe/ramp/steps/0/shares");
        refused(ramp(step(Duration.ZERO, 5).replace(NOW.toString(), "soon")), "/defaultServe/ramp/steps/0/start");
        refused(
                ramp(step(Duration.ZERO, 5).replace(NOW.toString(), "+999999999-01-01T00:00:00Z")),
                "/defaultServe/ramp/steps/0/start");
        refused(ramp(step(Duration.ZERO, 5).replace("'off'", "'gone'")), "/defaultServe/ramp/steps/0/shares/1/variant");
    }

    private void refused(String document, String field) {
        Api.put(scene.flag(), 1, document).then().statusCode(422).body("violations.field", contains(field));
    }
}
