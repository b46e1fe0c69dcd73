package dev.guidon.stats.bayes;

import dev.guidon.stats.Interval;
import dev.guidon.stats.numeric.Normal;

/// The chance to win that a frequentist interval implies under a flat prior, for readers of results that only hold the
/// interval.
public final class ChanceToWin {
    private ChanceToWin() {}

    /// @param interval around the estimate with confidence 1 - alpha; a one-sided one has all of alpha on its side
    /// @return the probability of an effect above zero
    public static double of(double estimate, Interval interval, double alpha) {
        boolean open = Double.isInfinite(interval.lower()) || Double.isInfinite(interval.upper());
        double margin = Double.isInfinite(interval.upper())
                ? estimate - interval.lower()
                : Double.isInfinite(interval.lower())
                        ? interval.upper() - estimate
                        : (interval.upper() - interval.lower()) / 2;
        if (!(margin > 0 && Double.isFinite(margin))) {
            throw new IllegalArgumentException("the interval tells no standard error: " + interval);
        }
        double z = Normal.upperQuantile(open ? alpha : alpha / 2);
        return Normal.lowerTail(estimate * z / margin);
    }
}
