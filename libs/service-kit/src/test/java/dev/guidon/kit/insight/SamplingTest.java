package dev.guidon.kit.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.engine.evaluate.Decision.Served;
import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.engine.evaluate.ValueSubject;
import dev.guidon.engine.flag.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SamplingTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T10:00:00Z"));
    private static final Map<String, Value> ANNA = Map.of(
            "targetingKey", new Value.Text("anna"),
            "email", new Value.Text("anna@example.org"),
            "company", new Value.Structure(Map.of("vat", new Value.Text("CHE-1"), "size", new Value.Whole(7))),
            "essay", new Value.Text("x".repeat(1_000)));

    private final List<Sample> samples = new ArrayList<>();

    private record Settings(int samplesPerFlagAndMinute) implements InsightSettings {
        @Override
        public Duration flushInterval() {
            return Duration.ofHours(1);
        }
    }

    private void decide(int perMinute, int times) {
        Redaction redaction = new Redaction(() -> Optional.of(List.of("email", "company.vat")));
        var logs = new Insights.Logs(_ -> true, samples::add);
        Ruleset ruleset = Decisions.ruleset("a");
        ValueSubject anna = new ValueSubject(ANNA);
        Served served = Decisions.served(ruleset, "a", anna);
        try (Insights insights = new Insights(new Settings(perMinute), redaction, logs, CLOCK, "i")) {
            for (int i = 0; i < times; i++) {
                insights.decided("env", served, anna);
            }
        }
    }

    @Test
    void samplesGrowRareAndStandForWhatLiesBetweenThem() {
        decide(100, 64);

        assertThat(samples).extracting(Sample::standsFor).containsExactly(1L, 1L, 1L, 1L, 4L, 8L, 16L, 32L);
        assertThat(samples).extracting(Sample::id).doesNotHaveDuplicates();
    }

    @Test
    void aFlagIsSampledOnlySoOftenAMinute() {
        decide(3, 1_000);

        assertThat(samples).hasSize(3);
    }

    @Test
    void noneAreTakenWhereNoneAreWanted() {
        decide(0, 1_000);

        assertThat(samples).isEmpty();
    }

    @Test
    void whatStaysPrivateAndWhatIsTooLongIsLeftOut() {
        decide(1, 1);

        assertThat(samples.getFirst().attributes())
                .containsOnlyKeys("targetingKey", "company")
                .containsEntry("company", new Value.Structure(Map.of("size", new Value.Whole(7))));
        assertThat(samples.getFirst().toString()).doesNotContain("anna");
    }
}
