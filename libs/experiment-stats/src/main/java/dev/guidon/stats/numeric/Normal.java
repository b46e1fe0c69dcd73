package dev.guidon.stats.numeric;

import org.hipparchus.special.Erf;

/// The standard normal distribution. Tails are computed as tails, never as 1 - F(x), so that small probabilities keep
/// their digits: relative errors stay near 1e-14 down to the smallest doubles.
public final class Normal {
    private static final double SQRT_2 = Math.sqrt(2);
    private static final double SQRT_2_PI = Math.sqrt(2 * Math.PI);

    /// Further out, tails are smaller than the smallest double with all its digits.
    private static final double FURTHEST = 37.5;

    private Normal() {}

    public static double density(double z) {
        return Math.exp(-z * z / 2) / SQRT_2_PI;
    }

    /// P(Z <= z).
    public static double lowerTail(double z) {
        return upperTail(-z);
    }

    /// P(Z > z).
    public static double upperTail(double z) {
        return Erf.erfc(z / SQRT_2) / 2;
    }

    /// ln P(Z <= z), also where the probability is smaller than any double: there by the first terms of its
    /// asymptotic series (Abramowitz & Stegun, *Handbook of Mathematical Functions*, 26.2.12).
    public static double logLowerTail(double z) {
        if (z > -FURTHEST) {
            return Math.log(lowerTail(z));
        }
        double square = z * z;
        return -square / 2 - Math.log(-z * SQRT_2_PI) + Math.log1p(-1 / square + 3 / (square * square));
    }

    /// P(|Z| > |z|).
    public static double twoSidedTail(double z) {
        return Erf.erfc(Math.abs(z) / SQRT_2);
    }

    /// The z with P(Z > z) = `tail`; infinite for 0 and 1, and at most 37.5 in size for anything between.
    public static double upperQuantile(double tail) {
        if (!(tail >= 0 && tail <= 1)) {
            throw new IllegalArgumentException("a probability must be from 0 to 1, but is " + tail);
        }
        if (tail > 0.5) {
            return -upperQuantile(1 - tail);
        }
        return tail == 0 ? Double.POSITIVE_INFINITY : quantileOfSmallTail(tail);
    }

    /// Newton's method on the logarithm of the tail, which is concave and nearly a parabola: it starts left of the
    /// root, so that after the first step every step comes from the right and shrinks.
    private static double quantileOfSmallTail(double tail) {
        double target = Math.log(tail);
        double z = Math.min(FURTHEST, Math.sqrt(Math.max(0, -2 * target - 2)));
        for (int i = 0; i < 60; i++) {
            double reached = upperTail(z);
            double step = (Math.log(reached) - target) * reached / density(z);
            z = Math.min(FURTHEST, z + step);
            if (Math.abs(step) <= 1e-16 * z) {
                break;
            }
        }
        return z;
    }
}
