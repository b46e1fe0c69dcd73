package dev.guidon.experiment.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guidon.experiment.define.Definition;
import dev.guidon.experiment.define.Experiment;
import dev.guidon.experiment.define.Metric;
import dev.guidon.experiment.define.MetricKind;
import dev.guidon.experiment.measure.SumKey;
import dev.guidon.experiment.measure.Tally;
import dev.guidon.experiment.results.Results.ArmCount;
import dev.guidon.experiment.results.Results.ArmResult;
import dev.guidon.experiment.results.Results.Comparison;
import dev.guidon.stats.AnchoredSums;
import dev.guidon.stats.Estimate;
import dev.guidon.stats.Estimate.Reason;
import dev.guidon.stats.MetricStatistics.Proportion;
import dev.guidon.stats.SampleRatioCheck;
import dev.guidon.stats.sequential.SequentialEstimate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class ResultsComputationTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Metric BOUGHT = new Metric("bought", MetricKind.CONVERSION, "purchase");
    private static final Metric REVENUE = new Metric("revenue", MetricKind.MEAN, "purchase");
    private static final Experiment EXPERIMENT = new Experiment(
            new Definition("env1", "checkout", "targetingKey", List.of("off", "on"), List.of(BOUGHT, REVENUE)),
            "new-checkout",
            "off",
            "",
            NOW);

    @Test
    void partitionsAddUpWhateverTheirAnchors() {
        Results results = compute(
                units("off", 0, 2),
                units("off", 1, 2),
                units("on", 0, 1),
                units("on", 1, 2),
                sum("off", REVENUE, 0, 10, 20),
                sum("off", REVENUE, 1, 1_000, 30),
                sum("on", REVENUE, 0, 7),
                sum("on", REVENUE, 1, 8, 9));

        ArmResult off = results.metrics().get(1).arms().getFirst();
        assertThat(results.arms()).containsExactly(new ArmCount("off", 4, 0), new ArmCount("on", 3, 0));
        assertThat(off.statistics().mean().orElseThrow()).isCloseTo(265, within(1e-12));
        assertThat(off.statistics().variance().orElseThrow()).isCloseTo(240_166.666_666_666_67, within(1e-8));
        assertThat(off.againstControl()).isEmpty();
        assertThat(effect(results, 1).value()).isCloseTo(8 - 265, within(1e-12));
    }

    @Test
    void aConversionIsAProportionWhicheverValueCameFirst() {
        Results results = compute(units("on", 0, 5), sum("on", BOUGHT, 0, 1, 0, 0), sum("on", BOUGHT, 1, 0, 1));

        assertThat(results.metrics().getFirst().arms().get(1).statistics()).isEqualTo(new Proportion(5, 2));
    }

    @Test
    void whatCannotBeComputedSaysWhy() {
        assertThat(notComputable(compute())).isEqualTo(Reason.NO_UNITS);
        assertThat(notComputable(compute(sum("off", REVENUE, 0, 1), sum("on", REVENUE, 0, 2, 3))))
                .isEqualTo(Reason.TOO_FEW_UNITS);
        assertThat(notComputable(compute(sum("off", REVENUE, 0, 1, 1), sum("on", REVENUE, 0, 2, 2))))
                .isEqualTo(Reason.ZERO_VARIANCE);
    }

    @Test
    void whoeverLooksAgainAndAgainGetsAWiderInterval() {
        Results results = compute(sum("off", REVENUE, 0, 1, 2, 3, 2), sum("on", REVENUE, 0, 4, 5, 6, 5));

        Comparison comparison =
                results.metrics().get(1).arms().get(1).againstControl().orElseThrow();
        Estimate.Effect planned = effect(results, 1);
        SequentialEstimate.Effect anytime = comparison.absolute().anytime().orElseThrow();
        assertThat(anytime.value()).isEqualTo(planned.value());
        assertThat(anytime.interval().lower()).isLessThan(planned.interval().lower());
        assertThat(anytime.interval().upper()).isGreaterThan(planned.interval().upper());
        assertThat(anytime.pValue()).isGreaterThan(planned.pValue());
    }

    @Test
    void whatCannotBeComputedHasNoAnytimeIntervalEither() {
        Comparison comparison =
                compute().metrics().get(1).arms().get(1).againstControl().orElseThrow();

        assertThat(comparison.absolute().anytime()).isEmpty();
    }

    @Test
    void theWatermarkIsThatOfTheSlowestPartition() {
        Results results = compute(
                partial("on", "", 0, Tally.empty(), 50),
                partial("on", "bought", 0, Tally.empty(), 70),
                partial("off", "", 1, Tally.empty(), 60));

        assertThat(results.watermark()).contains(Instant.ofEpochMilli(60));
        assertThat(compute().watermark()).isEmpty();
    }

    @Test
    void multipleExposuresAreCountedOncePerUnit() {
        Results results = compute(excluded("off", 3), excluded("on", 3), excluded("", 3));

        assertThat(results.arms()).extracting(ArmCount::excluded).containsExactly(3L, 3L);
        assertThat(results.health().multipleExposures()).isEqualTo(3);
    }

    @Test
    void theSampleRatioIsTestedAgainstTheFlagsShares() {
        PartialSum[] oneToThree = {units("off", 0, 7_500), units("on", 0, 2_500)};

        assertThat(pValue(compute(new ExpectedShares.OfFlag(Map.of("off", 75_000, "on", 25_000)), oneToThree)))
                .isEqualTo(1);
        assertThat(pValue(compute(new ExpectedShares.Equal(), oneToThree))).isLessThan(1e-100);
        assertThat(compute(new ExpectedShares.Unknown(), oneToThree).health().sampleRatio())
                .isEmpty();
    }

    private static Results compute(PartialSum... partials) {
        return compute(new ExpectedShares.Equal(), partials);
    }

    private static Results compute(ExpectedShares expected, PartialSum... partials) {
        return Results.of(new Measured(EXPERIMENT, List.of(partials)), expected, NOW);
    }

    private static Estimate.Effect effect(Results results, int metric) {
        Comparison comparison =
                results.metrics().get(metric).arms().get(1).againstControl().orElseThrow();
        return (Estimate.Effect) comparison.absolute().planned();
    }

    private static Reason notComputable(Results results) {
        Comparison comparison =
                results.metrics().get(1).arms().get(1).againstControl().orElseThrow();
        return ((Estimate.NotComputable) comparison.absolute().planned()).reason();
    }

    private static double pValue(Results results) {
        return ((SampleRatioCheck.Tested) results.health().sampleRatio().orElseThrow()).pValue();
    }

    private static PartialSum units(String arm, int partition, int count) {
        return partial(arm, "", partition, tally(DoubleStream.generate(() -> 0).limit(count)), 1);
    }

    private static PartialSum sum(String arm, Metric metric, int partition, double... values) {
        return partial(arm, metric.key(), partition, tally(DoubleStream.of(values)), 1);
    }

    private static PartialSum excluded(String arm, long units) {
        return partial(arm, "", 0, new Tally(AnchoredSums.empty(), units), 1);
    }

    private static Tally tally(DoubleStream values) {
        AnchoredSums sums = AnchoredSums.empty();
        for (double value : values.toArray()) {
            sums = sums.plus(value);
        }
        return new Tally(sums, 0);
    }

    private static PartialSum partial(String arm, String metric, int partition, Tally tally, long watermark) {
        SumKey key = new SumKey("env1", "checkout", arm, metric);
        return new PartialSum(key, partition, 1, tally, Instant.ofEpochMilli(watermark));
    }
}
