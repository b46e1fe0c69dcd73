package dev.guidon.stats.bayes;

import dev.guidon.stats.MetricStatistics.Proportion;
import org.hipparchus.special.Beta;

/// A beta distribution of a conversion rate: conjugate to yes-or-no numbers, so that a posterior is one too.
public record BetaBelief(double alpha, double beta) {
    /// Values of the density below this share of its largest no longer count.
    private static final double NEGLIGIBLE = -45;

    private static final int STEPS = 600;

    /// The logit's density is analytic up to a distance of π from the real line, so that a step h costs e^(-2π²/h).
    private static final double LONGEST_STEP = 0.5;

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
    /// trapezoidal rule converges exponentially: Trefethen and Weideman, *The Exponentially Convergent
    /// Trapezoidal Rule* (SIAM Review 56, 2014). It integrates over the sharper belief, because the other's
    /// distribution function then varies little per step.
    public double chanceAbove(BetaBelief other) {
        return width() <= other.width() ? other.meanLowerTail(this) : 1 - meanLowerTail(other);
    }

    /// The probability of a rate with this belief being below one with the sharper belief.
    private double meanLowerTail(BetaBelief sharper) {
        double mode = sharper.mode();
        double from = sharper.reach(-1);
        int steps = (int) Math.max(STEPS, Math.ceil(sharper.width() / LONGEST_STEP));
        double step = sharper.width() / steps;
        double sum = 0;
        double whole = 0;
        for (int i = 0; i <= steps; i++) {
            double t = from + i * step;
            double weight = Math.exp(sharper.logDensity(t) - sharper.logDensity(mode));
            whole += weight;
            sum += weight * lowerTail(t);
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

    /// Of the logit.
    private double mode() {
        return Math.log(alpha / beta);
    }

    private double width() {
        return reach(1) - reach(-1);
    }

    /// Where the density stops to count in a direction, by doubling: never more than twice as far as needed.
    private double reach(int direction) {
        double mode = mode();
        double distance = 1e-3;
        while (logDensity(mode + direction * distance) - logDensity(mode) > NEGLIGIBLE) {
            distance *= 2;
        }
        return mode + direction * distance;
    }
}
