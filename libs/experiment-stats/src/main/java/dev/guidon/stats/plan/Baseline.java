package dev.guidon.stats.plan;

/// What is known of a metric before the experiment: its mean and the variance of one unit, taken to be the same in
/// all arms.
public record Baseline(double mean, double variance) {
    public Baseline {
        if (!Double.isFinite(mean) || !(variance >= 0) || !Double.isFinite(variance)) {
            throw new IllegalArgumentException(
                    "a baseline has a mean and a variance from 0 on, not " + mean + " and " + variance);
        }
    }

    public static Baseline ofRate(double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("a rate must be from 0 to 1, but is " + rate);
        }
        return new Baseline(rate, rate * (1 - rate));
    }

    /// Of the estimated relative effect of two equal arms when the true one is `effect` (delta method).
    double relativeStandardError(double effect, double unitsPerArm) {
        return Math.sqrt(variance / unitsPerArm) / Math.abs(mean) * Math.hypot(1, 1 + effect);
    }

    double absoluteStandardError(double unitsPerArm) {
        return Math.sqrt(2 * variance / unitsPerArm);
    }
}
