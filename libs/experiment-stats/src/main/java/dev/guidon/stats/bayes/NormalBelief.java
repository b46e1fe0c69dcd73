package dev.guidon.stats.bayes;

import dev.guidon.stats.Interval;
import dev.guidon.stats.numeric.Normal;

/// A normal distribution of an effect: a prior or a posterior.
///
/// @param standardDeviation above zero
public record NormalBelief(double mean, double standardDeviation) {
    public NormalBelief {
        if (!Double.isFinite(mean) || !(standardDeviation > 0 && Double.isFinite(standardDeviation))) {
            throw new IllegalArgumentException(
                    "no normal distribution has mean " + mean + " and standard deviation " + standardDeviation);
        }
    }

    /// The posterior after an effect was observed with a standard error, with this belief as prior: precisions add up.
    public NormalBelief after(double effect, double standardError) {
        double observed = 1 / (standardError * standardError);
        double believed = 1 / (standardDeviation * standardDeviation);
        double precision = observed + believed;
        return new NormalBelief((effect * observed + mean * believed) / precision, 1 / Math.sqrt(precision));
    }

    /// The probability that the effect is above zero.
    public double chanceAboveZero() {
        return Normal.lowerTail(mean / standardDeviation);
    }

    /// The central interval that holds the effect with probability 1 - alpha.
    public Interval interval(double alpha) {
        double margin = Normal.upperQuantile(alpha / 2) * standardDeviation;
        return new Interval(mean - margin, mean + margin);
    }

    /// E max(d, 0): what is expected to be lost by keeping the control.
    public double lossOfControl() {
        return standardDeviation * expectedExcess(-mean / standardDeviation);
    }

    /// E max(-d, 0): what is expected to be lost by shipping the treatment.
    public double lossOfTreatment() {
        return standardDeviation * expectedExcess(mean / standardDeviation);
    }

    /// E max(Z - z, 0) = φ(z) - z·P(Z > z). The difference loses only a factor z² of its digits, because the tail is
    /// computed as a tail, and never falls below zero.
    private static double expectedExcess(double z) {
        return Math.max(0, Normal.density(z) - z * Normal.upperTail(z));
    }
}
