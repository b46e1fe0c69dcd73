package dev.guidon.stats.bandit;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Means of arms whose shares changed over time. Averaging an arm's units would mix good and bad days in the
/// proportion of its own traffic (Simpson's paradox), so every arm's periods are weighted alike, by the units of
/// all arms.
///
/// @param periodWeights add up to 1
/// @param arms empty for an arm that had no units in a period that has a weight
public record PeriodWeighting(List<Double> periodWeights, List<Optional<ArmMean>> arms) {
    /// An arm in one period.
    ///
    /// @param variance of one unit
    public record Period(long units, double mean, double variance) {
        public Period {
            if (units < 0 || !Double.isFinite(mean) || !(variance >= 0) || !Double.isFinite(variance)) {
                throw new IllegalArgumentException("a period has units, a mean and a variance from 0 on, not " + units
                        + ", " + mean + " and " + variance);
            }
        }
    }

    public record ArmMean(double mean, double varianceOfMean) {}

    public PeriodWeighting {
        periodWeights = List.copyOf(periodWeights);
        arms = List.copyOf(arms);
    }

    /// Empty without any units.
    ///
    /// @param arms the periods of each arm, the same ones for all
    public static Optional<PeriodWeighting> of(List<List<Period>> arms) {
        int periods = arms.isEmpty() ? 0 : arms.getFirst().size();
        if (arms.stream().anyMatch(arm -> arm.size() != periods)) {
            throw new IllegalArgumentException("all arms must have the same periods");
        }
        long[] units = IntStream.range(0, periods)
                .mapToLong(period ->
                        arms.stream().mapToLong(arm -> arm.get(period).units).reduce(0, Math::addExact))
                .toArray();
        long all = IntStream.range(0, periods).mapToLong(i -> units[i]).reduce(0, Math::addExact);
        if (all == 0) {
            return Optional.empty();
        }
        List<Double> weights = IntStream.range(0, periods)
                .mapToObj(period -> (double) units[period] / all)
                .toList();
        return Optional.of(new PeriodWeighting(
                weights, arms.stream().map(arm -> weighted(arm, weights)).toList()));
    }

    private static Optional<ArmMean> weighted(List<Period> periods, List<Double> weights) {
        double mean = 0;
        double variance = 0;
        for (int i = 0; i < periods.size(); i++) {
            double weight = weights.get(i);
            Period period = periods.get(i);
            if (weight > 0 && period.units == 0) {
                return Optional.empty();
            }
            if (weight > 0) {
                mean += weight * period.mean;
                variance += weight * weight * period.variance / period.units;
            }
        }
        return Optional.of(new ArmMean(mean, variance));
    }
}
