package dev.guidon.stats.sequential;

/// Wald's sequential probability ratio test of no effect against one effect that was named before: A. Wald,
/// *Sequential tests of statistical hypotheses*, Annals of Mathematical Statistics 16 (1945). The only test here
/// that also stops for the hypothesis.
///
/// @param effect the smallest that matters, in the units of the estimate; its sign is the direction of the test
/// @param alpha the chance to call an effect where there is none
/// @param beta the chance to miss `effect`
public record ProbabilityRatioTest(double effect, double alpha, double beta) {
    public enum Verdict {
        EFFECT,
        NO_EFFECT,
        CONTINUE
    }

    public ProbabilityRatioTest {
        if (!(alpha > 0 && beta > 0 && alpha + beta < 1)) {
            throw new IllegalArgumentException(
                    "alpha and beta must be positive and below 1 together, but are " + alpha + " and " + beta);
        }
        if (effect == 0 || !Double.isFinite(effect)) {
            throw new IllegalArgumentException("the effect to find must be a number other than 0, not " + effect);
        }
    }

    public double logRatio(double value, double standardError) {
        return effect * (value - effect / 2) / (standardError * standardError);
    }

    public double upperThreshold() {
        return Math.log((1 - beta) / alpha);
    }

    public double lowerThreshold() {
        return Math.log(beta / (1 - alpha));
    }

    /// An estimate without a standard error decides nothing.
    public Verdict verdict(double value, double standardError) {
        if (!(standardError > 0)) {
            return Verdict.CONTINUE;
        }
        double ratio = logRatio(value, standardError);
        if (ratio >= upperThreshold()) {
            return Verdict.EFFECT;
        }
        return ratio <= lowerThreshold() ? Verdict.NO_EFFECT : Verdict.CONTINUE;
    }
}
