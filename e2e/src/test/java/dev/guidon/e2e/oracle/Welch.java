package dev.guidon.e2e.oracle;

import org.hipparchus.distribution.continuous.TDistribution;

/// The difference of two means with Welch's t-test at 95 %, as textbooks write it.
/// Source: B. L. Welch, "The generalization of Student's problem", Biometrika 34 (1947).
record Welch(double effect, double pValue, double lower, double upper) {
    private static final double UPPER_QUANTILE = 0.975;

    static Welch of(Sample control, Sample treatment) {
        double effect = treatment.mean() - control.mean();
        double variance = control.varianceOfMean() + treatment.varianceOfMean();
        double error = Math.sqrt(variance);
        double degreesOfFreedom = variance * variance / (share(control) + share(treatment));
        TDistribution t = new TDistribution(degreesOfFreedom);
        double margin = t.inverseCumulativeProbability(UPPER_QUANTILE) * error;
        double pValue = 2 * t.cumulativeProbability(-Math.abs(effect / error));
        return new Welch(effect, pValue, effect - margin, effect + margin);
    }

    private static double share(Sample sample) {
        return sample.varianceOfMean() * sample.varianceOfMean() / (sample.units() - 1);
    }
}
