package dev.guidon.stats.metric;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/// Pulls extreme numbers of units in to a limit. Units stay in the analysis: leaving them out would bias the means.
///
/// Limits come from the units of all arms together, because limits per arm would hide an effect in the tail.
///
/// @param lower no number stays below it; -∞ for none
/// @param upper no number stays above it; ∞ for none
public record Winsorization(double lower, double upper) {
    public Winsorization {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("limits run upwards, but " + lower + " > " + upper);
        }
    }

    /// Limits at percentiles of the pooled numbers, interpolated between order statistics (Hyndman and Fan's type 7).
    ///
    /// @param ignoreZeros take the percentiles of the other numbers only: where most units do nothing, a
    ///     percentile of all would cap what the metric is about
    public static Winsorization pooled(
            List<double[]> arms, OptionalDouble lowerPercentile, OptionalDouble upperPercentile, boolean ignoreZeros) {
        double[] sorted = arms.stream()
                .flatMapToDouble(DoubleStream::of)
                .filter(value -> !ignoreZeros || value != 0)
                .sorted()
                .toArray();
        double lower = lowerPercentile.isPresent() && sorted.length > 0
                ? percentile(sorted, lowerPercentile.getAsDouble())
                : Double.NEGATIVE_INFINITY;
        double upper = upperPercentile.isPresent() && sorted.length > 0
                ? percentile(sorted, upperPercentile.getAsDouble())
                : Double.POSITIVE_INFINITY;
        return new Winsorization(lower, upper);
    }

    public double applied(double value) {
        return Math.clamp(value, lower, upper);
    }

    public double[] applied(double[] values) {
        return Arrays.stream(values).map(this::applied).toArray();
    }

    private static double percentile(double[] sorted, double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("a percentile must be from 0 to 100, but is " + percent);
        }
        double rank = percent / 100 * (sorted.length - 1);
        int below = (int) Math.floor(rank);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }
}
