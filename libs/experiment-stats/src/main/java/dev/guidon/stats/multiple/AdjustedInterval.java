package dev.guidon.stats.multiple;

import dev.guidon.stats.Interval;
import dev.guidon.stats.numeric.Normal;

/// The interval that fits an adjusted p-value: as if the effect's standard error were the one that gives that
/// p-value in a two-sided normal test. So interval and p-value agree on significance. It is a rescaling, not a
/// simultaneous interval.
public final class AdjustedInterval {
    /// An adjusted p-value this near to 1 leaves every effect possible.
    private static final double NOTHING_KNOWN = 0.999999;

    private AdjustedInterval() {}

    /// The rescaled interval, or the given one unless the rescaled one is wider on both sides. An effect of exactly
    /// zero cannot be rescaled and keeps its interval.
    public static Interval of(double effect, Interval interval, double adjustedPValue, double alpha) {
        if (!(adjustedPValue >= 0 && adjustedPValue <= 1)) {
            throw new IllegalArgumentException("a p-value must be from 0 to 1, but is " + adjustedPValue);
        }
        if (adjustedPValue > NOTHING_KNOWN) {
            return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double standardError = Math.abs(effect) / Normal.upperQuantile(adjustedPValue / 2);
        double reach = Normal.upperQuantile(alpha / 2) * standardError;
        boolean wider = effect - reach <= interval.lower() && effect + reach >= interval.upper();
        return wider ? new Interval(effect - reach, effect + reach) : interval;
    }
}
