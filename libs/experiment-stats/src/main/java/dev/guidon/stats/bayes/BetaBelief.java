package dev.guidon.stats.bayes;

import dev.guidon.stats.MetricStatistics.Proportion;
import org.hipparchus.special.Beta;

/// A beta distribution of a conversion rate: conjugate to yes-or-no numbers, so that a posterior is one too.
public record BetaBelief(double alpha, double beta) {
    /// Values of the density below this share of its largest no longer count.
    private static final double NEGLIGIBLE = -45;

    private static final int STEPS = 600;

    public BetaBelief {
        if (!(alpha > 0 && beta > 0 && Double.isFinite(alpha) && Double.isFinite(beta))) {
            throw new IllegalArgumentException("no beta distribution has parameters " + alpha + " and " + beta);
        }
    }

    public BetaBelief after(Proportion observed) {
        return new BetaBelief(alpha + observed.successes(), beta + observed.units() - observed.successes());
    }

    public double mean() {
        return alpha / (alpha + beta);
    }

    /// The probability that a rate with this belief is above one with the other, exact to about 1e-12.
    ///
    /// With x = 1/(1+e^-t) the density is smooth and falls off exponentially for all parameters, and the
    // trapezoidal
    /// rule converges exponentially: Trefethen and Weideman, *The Exponentially Convergent Trapezoidal Rule* (SIAM
    /// Review 56, 2014).
    public double chanceAbove(BetaBelief other) {
        double mode = Math.log(alpha / beta);
        double from = reach(mode, -1);
        double step = (reach(mode, 1) - from) / STEPS;
        double sum = 0;
        double whole = 0;
        for (int i = 0; i <= STEPS; i++) {
            double t = from + i * step;
            double weight = Math.exp(logDensity(t) - logDensity(mode));
            whole += weight;
            sum += weight * other.lowerTail(t);
        }
        return sum / whole;
    }

    /// P(X <= 1/(1+e^-t)). The smaller of the rate and its complement keeps all its digits.
    private double lowerTail(double t) {
        double rate = 1 / (1 + Math.exp(-t));
        double rest = 1 / (1 + Math.exp(t));
        return rate <= rest ? Beta.regularizedBeta(rate, alpha, beta) : 1 - Beta.regularizedBeta(rest, beta, alpha);
    }

    /// Of the logit, up to a constant.
    private double logDensity(double t) {
        return -alpha * softPlus(-t) - beta * softPlus(t);
    }

    /// ln(1 + e^t) without overflow.
    private static double softPlus(double t) {
        return Math.max(0, t) + Math.log1p(Math.exp(-Math.abs(t)));
    }

    /// How far from the mode the density counts, by doubling: never more than twice as far as needed.
    private double reach(double mode, int direction) {
        double distance = 1e-3;
        while (logDensity(mode + direction * distance) - logDensity(mode) > NEGLIGIBLE) {
            distance *= 2;
        }
        return mode + direction * distance;
    }
}
