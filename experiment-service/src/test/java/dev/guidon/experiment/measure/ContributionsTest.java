package dev.guidon.experiment.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.experiment.define.Definition;
import dev.guidon.experiment.define.Metric;
import dev.guidon.experiment.define.MetricKind;
import dev.guidon.experiment.measure.Contribution.Counted;
import dev.guidon.experiment.measure.Contribution.Excluded;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ContributionsTest {
    private static final UnitKind USER = new UnitKind("env1", "targetingKey");
    private static final Definitions DEFINITIONS = new Definitions(List.of(new Definition(
            "env1",
            "checkout",
            "targetingKey",
            List.of("off", "on"),
            List.of(
                    new Metric("bought", MetricKind.CONVERSION, "purchase"),
                    new Metric("revenue", MetricKind.MEAN, "purchase")))));

    @Test
    void aUnitInOneArmCountsThereWithEachMetric() {
        UnitHistory history = met("on")
                .did(purchase("e1", 10, OptionalDouble.of(5)))
                .did(purchase("e2", 11, OptionalDouble.of(7)))
                .did(new Fact("visit", "e3", Instant.ofEpochMilli(12), OptionalDouble.of(100)));

        assertThat(Contributions.of(USER, history, DEFINITIONS))
                .containsExactlyInAnyOrder(
                        new Counted(sum("on", ""), 0),
                        new Counted(sum("on", "bought"), 1),
                        new Counted(sum("on", "revenue"), 12));
    }

    @Test
    void anEventWithoutAValueConvertsAndAddsNothing() {
        UnitHistory history = met("on").did(purchase("e1", 10, OptionalDouble.empty()));

        assertThat(Contributions.of(USER, history, DEFINITIONS))
                .contains(new Counted(sum("on", "bought"), 1), new Counted(sum("on", "revenue"), 0));
    }

    @Test
    void aUnitInTwoArmsIsExcludedFromBothAndOnceFromTheExperiment() {
        UnitHistory history = met("on").met("checkout", "off", Instant.ofEpochMilli(20));

        assertThat(Contributions.of(USER, history, DEFINITIONS))
                .containsExactlyInAnyOrder(
                        new Excluded(sum("on", "")), new Excluded(sum("off", "")), new Excluded(sum("", "")));
    }

    @Test
    void aUnitThatAlsoMetAStrangeVariantIsExcludedFromItsArm() {
        UnitHistory history = met("on").met("checkout", "strange", Instant.ofEpochMilli(20));

        assertThat(Contributions.of(USER, history, DEFINITIONS))
                .containsExactlyInAnyOrder(new Excluded(sum("on", "")), new Excluded(sum("", "")));
    }

    @Test
    void aUnitCountsForNothingWithoutADefinitionOfItsEnvironmentAndAttribute() {
        assertThat(Contributions.of(USER, met("on"), new Definitions(List.of())))
                .isEmpty();
        assertThat(Contributions.of(new UnitKind("env2", "targetingKey"), met("on"), DEFINITIONS))
                .isEmpty();
        assertThat(Contributions.of(new UnitKind("env1", "company"), met("on"), DEFINITIONS))
                .isEmpty();
        assertThat(Contributions.of(USER, met("strange"), DEFINITIONS)).isEmpty();
    }

    @Test
    void aCorrectionTouchesOnlyWhatDiffers() {
        Counted kept = new Counted(sum("on", ""), 0);
        Counted before = new Counted(sum("on", "revenue"), 5);
        Counted after = new Counted(sum("on", "revenue"), 12);

        assertThat(Correction.between(Set.of(kept, before), Set.of(kept, after)))
                .isEqualTo(new Correction(Set.of(before), Set.of(after)));
    }

    private static UnitHistory met(String arm) {
        return UnitHistory.empty().met("checkout", arm, Instant.ofEpochMilli(10));
    }

    private static Fact purchase(String id, long at, OptionalDouble value) {
        return new Fact("purchase", id, Instant.ofEpochMilli(at), value);
    }

    private static SumKey sum(String arm, String metric) {
        return new SumKey("env1", "checkout", arm, metric);
    }
}
