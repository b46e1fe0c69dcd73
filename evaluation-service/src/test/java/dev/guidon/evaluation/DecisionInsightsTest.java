package dev.guidon.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.guidon.contracts.evaluation.v1.Reason;
import dev.guidon.contracts.insights.v1.EvaluationCount;
import dev.guidon.contracts.insights.v1.EvaluationCounts;
import dev.guidon.contracts.insights.v1.EvaluationSample;
import dev.guidon.engine.evaluate.ValueSubject;
import dev.guidon.engine.flag.Value;
import dev.guidon.evaluation.ControlPlane.Installed;
import dev.guidon.evaluation.decide.Caller;
import dev.guidon.evaluation.decide.DecideFlags;
import dev.guidon.evaluation.decide.Rulesets;
import dev.guidon.feed.Environment;
import dev.guidon.kit.identity.KeyKind;
import dev.guidon.kit.insight.HyperLogLog;
import dev.guidon.kit.insight.Insights;
import dev.guidon.testkit.ServersResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// What is told of decisions.
@QuarkusTest
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "servers", value = "redis,kafka"))
final class DecisionInsightsTest {
    private static final String COUNTS = "guidon.evaluation-counts.v1";
    private static final String SAMPLES = "guidon.evaluation-samples.v1";

    private final ControlPlane controlPlane;
    private final DecideFlags decideFlags;
    private final Rulesets rulesets;
    private final Insights insights;

    DecisionInsightsTest(ControlPlane controlPlane, DecideFlags decideFlags, Rulesets rulesets, Insights insights) {
        this.controlPlane = controlPlane;
        this.decideFlags = decideFlags;
        this.rulesets = rulesets;
        this.insights = insights;
    }

    private static ValueSubject subject(int number) {
        return new ValueSubject(Map.of(
                "targetingKey",
                new Value.Text("u" + number),
                "country",
                new Value.Text(number % 4 == 0 ? "CH" : "DE")));
    }

    private Environment environment(Installed installed) {
        return rulesets.environment(installed.id()).orElseThrow();
    }

    private static EvaluationCounts counts(Records.Entry entry) {
        try {
            return EvaluationCounts.parseFrom(entry.value());
        } catch (InvalidProtocolBufferException damaged) {
            throw new AssertionError(damaged);
        }
    }

    private static EvaluationSample sample(Records.Entry entry) {
        try {
            return EvaluationSample.parseFrom(entry.value());
        } catch (InvalidProtocolBufferException damaged) {
            throw new AssertionError(damaged);
        }
    }

    @Test
    void countsOnKafkaEqualTheDecisionsThatWereMade() {
        Installed installed = controlPlane.install(ControlPlane.greeting(1), ControlPlane.experiment());
        Caller caller = new Caller(installed.id(), KeyKind.SERVER, "server");
        Map<String, Long> made = new HashMap<>();
        for (int i = 0; i < 400; i++) {
            decideFlags
                    .all(caller, environment(installed), subject(i))
                    .forEach(answer -> made.merge(
                            answer.decision().flagKey() + "/"
                                    + answer.decision().variant().key(),
                            1L,
                            Long::sum));
        }

        assertThat(insights.flush()).isTrue();

        try (Records topic = new Records(COUNTS)) {
            Awaitility.await()
                    .untilAsserted(() -> assertThat(told(topic, installed.id())).isEqualTo(made));
        }
    }

    private static Map<String, Long> told(Records topic, String environmentId) {
        Map<String, Long> told = new HashMap<>();
        for (Records.Entry entry : topic.await("", 1)) {
            for (EvaluationCount count : counts(entry).getCountsList()) {
                if (count.getEnvironmentId().equals(environmentId)) {
                    told.merge(count.getFlagKey() + "/" + count.getVariant(), count.getCount(), Long::sum);
                }
            }
        }
        return told;
    }

    @Test
    void subjectsAreEstimatedPerEnvironment() {
        Installed installed = controlPlane.install(ControlPlane.greeting(1));
        Caller caller = new Caller(installed.id(), KeyKind.SERVER, "server");
        for (int i = 0; i < 1_000; i++) {
            decideFlags.one(caller, environment(installed), "greeting", subject(i % 500));
        }

        assertThat(insights.flush()).isTrue();

        try (Records topic = new Records(COUNTS)) {
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(seen(topic, installed.id()).estimate()).isBetween(470L, 530L));
        }
    }

    private static HyperLogLog seen(Records topic, String environmentId) {
        HyperLogLog all = new HyperLogLog();
        topic.await("", 1).stream()
                .flatMap(entry -> counts(entry).getSubjectsList().stream())
                .filter(sketch -> sketch.getEnvironmentId().equals(environmentId))
                .forEach(sketch ->
                        all.merge(new HyperLogLog(sketch.getRegisters().toByteArray())));
        return all;
    }

    @Test
    void aFewEvaluationsAreSampledWithTheirSubjects() {
        Installed installed = controlPlane.install(ControlPlane.greeting(7));
        Caller caller = new Caller(installed.id(), KeyKind.SERVER, "server");
        for (int i = 0; i < 100; i++) {
            decideFlags.one(caller, environment(installed), "greeting", subject(i));
        }

        List<EvaluationSample> sampled = new ArrayList<>();
        try (Records topic = new Records(SAMPLES)) {
            topic.await(installed.id() + "/greeting", 2).forEach(entry -> sampled.add(sample(entry)));
        }

        EvaluationSample swiss = sampled.stream()
                .filter(sample -> sample.getVariant().equals("german"))
                .findFirst()
                .orElseThrow();
        assertThat(sampled).hasSizeLessThanOrEqualTo(20);
        assertThat(swiss.getReason()).isEqualTo(Reason.REASON_TARGETING_MATCH);
        assertThat(swiss.getRuleId()).isEqualTo("swiss");
        assertThat(swiss.getFlagVersion()).isEqualTo(7);
        assertThat(swiss.getSubject().getAttributesOrThrow("country").getStringValue())
                .isEqualTo("CH");
        assertThat(swiss.getSubject().getTargetingKey()).startsWith("u");
    }

    @Test
    void anExplanationIsNotCounted() {
        Installed installed = controlPlane.install(ControlPlane.greeting(1));
        Caller caller = new Caller(installed.id(), KeyKind.SERVER, "server");
        decideFlags.explain(caller, environment(installed), "greeting", subject(1));
        decideFlags.one(caller, environment(installed), "greeting", subject(1));

        assertThat(insights.flush()).isTrue();

        try (Records topic = new Records(COUNTS)) {
            Awaitility.await().untilAsserted(() -> assertThat(told(topic, installed.id()))
                    .isEqualTo(Map.of("greeting/english", 1L)));
        }
    }
}
