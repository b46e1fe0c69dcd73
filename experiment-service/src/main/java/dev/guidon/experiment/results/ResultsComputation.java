package dev.guidon.experiment.results;

import dev.guidon.experiment.define.Experiment;
import dev.guidon.experiment.define.Metric;
import dev.guidon.experiment.measure.SumKey;
import dev.guidon.experiment.measure.Tally;
import dev.guidon.experiment.results.Results.ArmCount;
import dev.guidon.experiment.results.Results.ArmResult;
import dev.guidon.experiment.results.Results.Comparison;
import dev.guidon.experiment.results.Results.Health;
import dev.guidon.experiment.results.Results.Judged;
import dev.guidon.experiment.results.Results.MetricResult;
import dev.guidon.stats.AnchoredSums;
import dev.guidon.stats.Estimate;
import dev.guidon.stats.MetricStatistics;
import dev.guidon.stats.SampleRatioCheck;
import dev.guidon.stats.WelchTest;
import dev.guidon.stats.sequential.AsymptoticSequence;
import dev.guidon.stats.sequential.Observed;
import dev.guidon.stats.sequential.SequentialEstimate;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Merges the partitions' sums and compares the arms.
final class ResultsComputation {
    private final Experiment experiment;
    private final List<String> arms;
    private final WelchTest test;
    private final AsymptoticSequence sequence;
    private final Map<SumKey, Tally> tallies = new HashMap<>();
    private final Map<Integer, Instant> watermarks = new HashMap<>();

    ResultsComputation(Measured measured, WelchTest test, AsymptoticSequence sequence) {
        this.experiment = measured.experiment();
        this.arms = experiment.definition().arms();
        this.test = test;
        this.sequence = sequence;
        for (PartialSum partial : measured.partials()) {
            tallies.merge(partial.key(), partial.tally(), Tally::merged);
            watermarks.merge(partial.partition(), partial.watermark(), ResultsComputation::later);
        }
    }

    Results results(ExpectedShares expected, Instant computedAt) {
        return new Results(
                experiment,
                watermarks.values().stream().min(Comparator.naturalOrder()),
                computedAt,
                arms.stream().map(this::count).toList(),
                experiment.definition().metrics().stream().map(this::metric).toList(),
                new Health(
                        expected,
                        sampleRatio(expected),
                        tally(SumKey.WHOLE_EXPERIMENT, SumKey.UNITS).excluded()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private ArmCount count(String arm) {
        Tally tally = tally(arm, SumKey.UNITS);
        return new ArmCount(arm, tally.sums().units(), tally.excluded());
    }

    private MetricResult metric(Metric metric) {
        MetricStatistics control = statistics(metric, experiment.control());
        return new MetricResult(
                metric,
                arms.stream()
                        .map(arm -> arm.equals(experiment.control())
                                ? new ArmResult(arm, control, Optional.empty())
                                : against(control, arm, statistics(metric, arm)))
                        .toList());
    }

    private ArmResult against(MetricStatistics control, String arm, MetricStatistics statistics) {
        long units = control.units() + statistics.units();
        Comparison comparison = new Comparison(
                judged(test.absolute(control, statistics), units), judged(test.relative(control, statistics), units));
        return new ArmResult(arm, statistics, Optional.of(comparison));
    }

    private Judged judged(Estimate estimate, long units) {
        return new Judged(
                estimate,
                switch (estimate) {
                    case Estimate.NotComputable _ -> Optional.empty();
                    case Estimate.Effect effect -> anytime(new Observed(effect.value(), effect.standardError(), units));
                });
    }

    private Optional<SequentialEstimate.Effect> anytime(Observed observed) {
        return switch (sequence.estimate(observed)) {
            case SequentialEstimate.NotComputable _ -> Optional.empty();
            case SequentialEstimate.Effect effect -> Optional.of(effect);
        };
    }

    private MetricStatistics statistics(Metric metric, String arm) {
        AnchoredSums sums = tally(arm, metric.key()).sums();
        return switch (metric.kind()) {
            case CONVERSION -> new MetricStatistics.Proportion(sums.units(), successes(sums));
            case MEAN -> new MetricStatistics.Mean(sums);
        };
    }

    /// Zeros and ones add up exactly, from whichever anchor.
    private static long successes(AnchoredSums sums) {
        return Math.round(sums.anchoredAt(0).sum().value());
    }

    private Optional<SampleRatioCheck> sampleRatio(ExpectedShares expected) {
        return switch (expected) {
            case ExpectedShares.OfFlag(var weights) -> Optional.of(sampleRatio(weights));
            case ExpectedShares.Equal() -> {
                Map<String, Integer> equal = new HashMap<>();
                arms.forEach(arm -> equal.put(arm, 1));
                yield Optional.of(sampleRatio(equal));
            }
            case ExpectedShares.Unknown() -> Optional.empty();
        };
    }

    private SampleRatioCheck sampleRatio(Map<String, Integer> weights) {
        return SampleRatioCheck.of(arms.stream()
                .map(arm ->
                        new SampleRatioCheck.Arm(tally(arm, SumKey.UNITS).sums().units(), weights.getOrDefault(arm, 0)))
                .toList());
    }

    private Tally tally(String arm, String metricKey) {
        SumKey key = new SumKey(experiment.environmentId(), experiment.key(), arm, metricKey);
        return tallies.getOrDefault(key, Tally.empty());
    }
}
