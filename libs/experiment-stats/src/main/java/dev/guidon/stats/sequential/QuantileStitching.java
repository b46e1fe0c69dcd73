package dev.guidon.stats.sequential;

import dev.guidon.stats.numeric.Zeta;

/// How far the count of observations below a quantile can be from its expectation, at all times and for all
/// quantiles at once: S. R. Howard, A. Ramdas, *Sequential estimation of quantiles with applications to A/B testing
/// and best-arm identification*, Bernoulli 28 (2022), theorem 4 (double stitching).
///
/// @param from observations at which it begins to be tight
/// @param delta spacing of the grid of quantiles on the logit scale
/// @param s exponent over the epochs, above 1
/// @param eta ratio of the epochs, above 1
public record QuantileStitching(double from, double delta, double s, double eta) {
    public QuantileStitching {
        if (!(from >= 1 && delta > 0 && s > 1 && eta > 1)) {
            throw new IllegalArgumentException("double stitching needs from >= 1, delta > 0, s > 1 and eta > 1, not "
                    + from + ", " + delta + ", " + s + " and " + eta);
        }
    }

    /// In observations, after `count` of them.
    public double bound(double quantile, double count, double alpha) {
        double reached = Math.max(count, from);
        double logit = Math.log(quantile / (1 - quantile));
        double variance = widestVariance(quantile, logit, reached);
        double zeta = Zeta.of(s);
        double cells = Math.sqrt(reached / from) * Math.abs(logit) / (2 * delta) + 1;
        double level = s * Math.log(Math.log(eta * reached / from) * cells)
                + Math.log(2 * zeta * (2 * zeta + 1) / (alpha * Math.pow(Math.log(eta), s)));
        double root = (Math.pow(eta, 0.25) + Math.pow(eta, -0.25)) / Math.sqrt(2);
        double linear = (Math.sqrt(eta) + 1) / 2 * ((1 - 2 * quantile) / 3) * level;
        return delta * Math.sqrt(eta * reached * variance / from)
                + Math.hypot(root * Math.sqrt(variance * reached * level), linear)
                + linear;
    }

    /// Of one indicator, at the end of the quantile's cell that is nearer to the median.
    private double widestVariance(double quantile, double logit, double reached) {
        double shifted = logit + 2 * delta * Math.sqrt(from * eta / reached);
        double nearest = quantile >= 0.5 ? quantile : Math.min(0.5, 1 / (1 + Math.exp(-shifted)));
        return nearest * (1 - nearest);
    }
}
