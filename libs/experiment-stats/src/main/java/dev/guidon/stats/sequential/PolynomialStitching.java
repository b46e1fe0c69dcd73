package dev.guidon.stats.sequential;

import dev.guidon.stats.numeric.Zeta;

/// A boundary in closed form that no sum crosses at any time: Howard and others (2021), theorem 1 with polynomial
/// stitching, equation 10. It follows the law of the iterated logarithm.
///
/// @param from the accumulated variance at which it begins to hold; before, it stays as it is there
/// @param scale of exponential tails; 0 for sub-Gaussian sums
/// @param s exponent over the epochs, above 1; 1.4 is the paper's choice
/// @param eta ratio of the epochs, above 1; 2 is the paper's choice
public record PolynomialStitching(double from, double scale, double s, double eta) {
    public PolynomialStitching {
        if (!(from > 0 && scale >= 0 && s > 1 && eta > 1)) {
            throw new IllegalArgumentException("a stitched bound needs from > 0, scale >= 0, s > 1 and eta > 1, not "
                    + from + ", " + scale + ", " + s + " and " + eta);
        }
    }

    public double bound(double variance, double alpha) {
        double reached = Math.max(variance, from);
        double level = s * Math.log(Math.log(eta * reached / from))
                + Math.log(Zeta.of(s) / Math.pow(Math.log(eta), s))
                - Math.log(alpha);
        double root = (Math.pow(eta, 0.25) + Math.pow(eta, -0.25)) / Math.sqrt(2);
        double linear = (Math.sqrt(eta) + 1) / 2 * scale * level;
        return Math.hypot(root * Math.sqrt(reached * level), linear) + linear;
    }
}
