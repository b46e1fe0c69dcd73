package dev.guidon.stats.sequential;

import dev.guidon.stats.numeric.Normal;
import dev.guidon.stats.numeric.Roots;
import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/// A test martingale that mixes exponential bets on the sum of centred observations: S. R. Howard, A. Ramdas, J.
/// McAuliffe, J. Sekhon, *Time-uniform, nonparametric, nonasymptotic confidence sequences*, Annals of Statistics 49
/// (2021). While the hypothesis holds it exceeds 1/alpha at any time with probability alpha at most.
///
/// `sum` is that of the centred observations, `variance` their accumulated variance in the sense of the mixture.
public sealed interface Mixture {
    /// Logarithm of the e-value.
    double logE(double sum, double variance);

    /// The largest sum that the observations can have with this variance.
    default double largestSum(double variance) {
        return Double.POSITIVE_INFINITY;
    }

    /// The sum above which the e-value exceeds 1/alpha; [#largestSum] where no sum is that large.
    default double bound(double variance, double alpha) {
        double threshold = -Math.log(alpha);
        double high = largestSum(variance);
        if (Double.isInfinite(high)) {
            high = Math.max(variance, 1e-12);
            while (logE(high, variance) <= threshold) {
                high *= 2;
            }
        }
        return logE(high, variance) <= threshold
                ? high
                : Roots.between(0, high, sum -> logE(sum, variance) - threshold);
    }

    /// The parameter that makes a two-sided bound at level `alpha` tightest where the variance is `variance`:
    /// equation 25 of the paper's appendix, with its closed approximation.
    static double twoSidedRho(double variance, double alpha) {
        double logs = -2 * Math.log(alpha);
        return variance / (logs + Math.log1p(logs));
    }

    /// One-sided bounds spend on one side what two-sided ones spend on both.
    static double oneSidedRho(double variance, double alpha) {
        return twoSidedRho(variance, 2 * alpha);
    }

    /// For sub-Gaussian observations, both sides: proposition 5.
    record TwoSidedNormal(double rho) implements Mixture {
        @Override
        public double logE(double sum, double variance) {
            return sum * sum / (2 * (variance + rho)) - Math.log1p(variance / rho) / 2;
        }

        @Override
        public double bound(double variance, double alpha) {
            return Math.sqrt((variance + rho) * (Math.log1p(variance / rho) - 2 * Math.log(alpha)));
        }
    }

    /// For sub-Gaussian observations, large sums only: proposition 6.
    record OneSidedNormal(double rho) implements Mixture {
        @Override
        public double logE(double sum, double variance) {
            double z = sum / Math.sqrt(variance + rho);
            return Math.log(2) - Math.log1p(variance / rho) / 2 + z * z / 2 + Normal.logLowerTail(z);
        }
    }

    /// For observations with exponential tails of scale `c`: proposition 9.
    record GammaExponential(double rho, double c) implements Mixture {
        @Override
        public double logE(double sum, double variance) {
            double prior = rho / (c * c);
            double shape = (variance + rho) / (c * c);
            double rate = (c * sum + variance + rho) / (c * c);
            return normalised(prior, Gamma.regularizedGammaP(prior, prior))
                    + Gamma.logGamma(shape)
                    + Math.log(Gamma.regularizedGammaP(shape, rate))
                    - shape * Math.log(rate)
                    + rate
                    - prior;
        }
    }

    /// For counts, whose sums have Poisson tails of step `c`: proposition 10.
    record GammaPoisson(double rho, double c) implements Mixture {
        @Override
        public double logE(double sum, double variance) {
            double prior = rho / (c * c);
            double rate = (variance + rho) / (c * c);
            double shape = sum / c + rate;
            return normalised(prior, Gamma.regularizedGammaQ(prior, prior))
                    + Gamma.logGamma(shape)
                    + Math.log(Gamma.regularizedGammaQ(shape, rate))
                    - shape * Math.log(rate)
                    + variance / (c * c);
        }
    }

    /// For observations of two values, `-below` and `above` around the hypothesis: propositions 7 and 8.
    ///
    /// @param rho of the normal mixture that this one resembles
    record BetaBinomial(double rho, double below, double above, boolean oneSided) implements Mixture {
        @Override
        public double largestSum(double variance) {
            return variance / below;
        }

        @Override
        public double logE(double sum, double variance) {
            double range = below + above;
            double weight = Math.max(rho - below * above, 1e-3 * below * above);
            double low = (variance - below * sum) / (below * range);
            double high = (variance + above * sum) / (above * range);
            return variance / (below * above) * Math.log(range)
                    - high * Math.log(below)
                    - low * Math.log(above)
                    + logBeta(weight / (below * range) + low, weight / (above * range) + high)
                    - logBeta(weight / (below * range), weight / (above * range));
        }

        /// Of the incomplete beta function up to the hypothesis where only one side counts.
        private double logBeta(double a, double b) {
            double whole = Beta.logBeta(a, b);
            return oneSided ? whole + Math.log(Beta.regularizedBeta(above / (below + above), a, b)) : whole;
        }
    }

    private static double normalised(double prior, double tail) {
        return prior * Math.log(prior) - Gamma.logGamma(prior) - Math.log(tail);
    }
}
