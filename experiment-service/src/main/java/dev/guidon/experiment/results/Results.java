package dev.guidon.experiment.results;

import dev.guidon.experiment.define.Experiment;
import dev.guidon.experiment.define.Metric;
import dev.guidon.stats.Estimate;
import dev.guidon.stats.MetricStatistics;
import dev.guidon.stats.SampleRatioCheck;
import dev.guidon.stats.WelchTest;
import dev.guidon.stats.sequential.AsymptoticSequence;
import dev.guidon.stats.sequential.Direction;
import dev.guidon.stats.sequential.SequentialEstimate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an experiment tells at one moment.
///
/// @param watermark every record up to this time is in the numbers; empty while nothing was measured
public record Results(
        Experiment experiment,
        Optional<Instant> watermark,
        Instant computedAt,
        List<ArmCount> arms,
        List<MetricResult> metrics,
        Health health) {
    /// The chance that an interval misses the true effect.
    public static final double ALPHA = 0.05;

    /// Units of both arms at which an anytime interval is about as tight as it can be made.
    private static final double TUNED_FOR = 5_000;

    public Results {
        arms = List.copyOf(arms);
        metrics = List.copyOf(metrics);
    }

    static Results of(Measured measured, ExpectedShares expected, Instant computedAt) {
        return new ResultsComputation(
                        measured, new WelchTest(ALPHA), new AsymptoticSequence(ALPHA, TUNED_FOR, Direction.EITHER))
                .results(expected, computedAt);
    }

    /// @param excluded units that met this arm and another one
    public record ArmCount(String arm, long units, long excluded) {}

    /// @param arms in the order of the experiment
    public record MetricResult(Metric metric, List<ArmResult> arms) {
        public MetricResult {
            arms = List.copyOf(arms);
        }
    }

    /// @param againstControl empty for the control itself
    public record ArmResult(String arm, MetricStatistics statistics, Optional<Comparison> againstControl) {}

    public record Comparison(Judged absolute, Judged relative) {}

    /// An effect under two guarantees.
    ///
    /// @param planned holds at one look that was planned in advance
    /// @param anytime holds at every look together, so it is wider; empty when nothing can be computed
    public record Judged(Estimate planned, Optional<SequentialEstimate.Effect> anytime) {}

    /// Whether the numbers can be trusted.
    ///
    /// @param multipleExposures units that met several arms
    public record Health(
            ExpectedShares expectedShares, Optional<SampleRatioCheck> sampleRatio, long multipleExposures) {}
}
