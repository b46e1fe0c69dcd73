package dev.guidon.metrics.compare;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Percentile interval of the difference in accuracy, by drawing items with replacement (Efron 1979; for models, Koehn
/// 2004). Items are drawn as pairs, so that what both models find hard does not widen it.
///
/// @param difference as observed
/// @param lower 2.5 % quantile of the resamples
/// @param upper 97.5 % quantile
public record PairedBootstrap(double difference, double lower, double upper) {
    private static final double TAIL = 0.025;

    /// @param resamples at least 1,000 for two digits
    /// @param random decides the outcome: the same seed gives the same interval
    public static PairedBootstrap of(PairedOutcomes outcomes, int resamples, RandomGenerator random) {
        if (resamples < 1) {
            throw new IllegalArgumentException("there must be a resample");
        }
        double[] differences = new double[resamples];
        for (int i = 0; i < resamples; i++) {
            differences[i] = resample(outcomes, random);
        }
        Arrays.sort(differences);
        return new PairedBootstrap(outcomes.difference(), quantile(differences, TAIL), quantile(differences, 1 - TAIL));
    }

    private static double resample(PairedOutcomes outcomes, RandomGenerator random) {
        int sum = 0;
        for (int item = 0; item < outcomes.items(); item++) {
            int drawn = random.nextInt(outcomes.items());
            if (drawn < outcomes.onlyCandidate()) {
                sum++;
            } else if (drawn < outcomes.onlyCandidate() + outcomes.onlyBaseline()) {
                sum--;
            }
        }
        return (double) sum / outcomes.items();
    }

    /// Between the two nearest order statistics, Hyndman and Fan's type 7.
    private static double quantile(double[] sorted, double probability) {
        double position = probability * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
