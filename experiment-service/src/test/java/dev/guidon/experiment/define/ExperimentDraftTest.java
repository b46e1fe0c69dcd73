package dev.guidon.experiment.define;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.guidon.experiment.define.ExperimentDraft.MetricDraft;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.failure.Violation;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ExperimentDraftTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> ARMS = List.of("off", "on");
    private static final List<MetricDraft> METRICS = List.of(new MetricDraft("bought", "conversion", "purchase"));

    @Test
    void whatIsNotSaidHasADefault() {
        ExperimentDraft draft = new ExperimentDraft("checkout", null, "new-checkout", null, ARMS, "off", METRICS);

        assertThat(draft.read("env1", NOW))
                .isEqualTo(new Experiment(
                        new Definition(
                                "env1",
                                "checkout",
                                "targetingKey",
                                ARMS,
                                List.of(new Metric("bought", MetricKind.CONVERSION, "purchase"))),
                        "new-checkout",
                        "off",
                        "",
                        NOW));
    }

    @Test
    void keysHaveOneToSixtyFourCharacters() {
        assertThat(violations(withKey("x"))).isEmpty();
        assertThat(violations(withKey("x".repeat(64)))).isEmpty();
        for (String key : List.of("", "x".repeat(65), "Checkout", "a/b", "-a", "a-", "ä")) {
            assertThat(violations(withKey(key))).as(key).containsExactly("/key");
        }
    }

    @Test
    void numbersOfArmsAndMetricsAreBounded() {
        assertThat(violations(with(named("arm", 20), METRICS, "arm0"))).isEmpty();
        assertThat(violations(with(named("arm", 21), METRICS, "arm0"))).contains("/arms");
        assertThat(violations(with(List.of("off"), METRICS, "off"))).contains("/arms");
        assertThat(violations(with(ARMS, metrics(50), "off"))).isEmpty();
        assertThat(violations(with(ARMS, metrics(51), "off"))).containsExactly("/metrics");
        assertThat(violations(with(ARMS, List.of(), "off"))).containsExactly("/metrics");
    }

    @Test
    void textsThatTheDatabaseCannotHoldAreWrong() {
        ExperimentDraft draft = new ExperimentDraft(
                "checkout",
                "nul\0",
                "new-checkout",
                "unit\n",
                ARMS,
                "off",
                List.of(new MetricDraft("bought", "conversion", "x".repeat(257))));

        assertThat(violations(draft)).containsExactlyInAnyOrder("/hypothesis", "/unit", "/metrics/0/event");
    }

    private static ExperimentDraft withKey(String key) {
        return new ExperimentDraft(key, null, "new-checkout", null, ARMS, "off", METRICS);
    }

    private static ExperimentDraft with(List<String> arms, List<MetricDraft> metrics, String control) {
        return new ExperimentDraft("checkout", null, "new-checkout", null, arms, control, metrics);
    }

    private static List<String> named(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    private static List<MetricDraft> metrics(int count) {
        return named("metric", count).stream()
                .map(key -> new MetricDraft(key, "mean", "purchase"))
                .toList();
    }

    private static List<String> violations(ExperimentDraft draft) {
        FailureException failed = catchThrowableOfType(FailureException.class, () -> draft.read("env1", NOW));
        return failed == null
                ? List.of()
                : Stream.of(failed.failure())
                        .map(Failure.Invalid.class::cast)
                        .flatMap(invalid -> invalid.violations().stream())
                        .map(Violation::field)
                        .toList();
    }
}
