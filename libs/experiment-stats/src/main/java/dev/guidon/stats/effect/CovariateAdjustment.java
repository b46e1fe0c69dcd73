package dev.guidon.stats.effect;

import java.util.List;

/// How covariates from before the experiment take noise out of an effect: it becomes ΔY - θ·ΔX.
///
/// Assignment cannot move what happened before it, so ΔX is zero in expectation and every fixed θ leaves the effect
/// unbiased; θ only decides how much variance goes.
public sealed interface CovariateAdjustment {

    /// The plain difference.
    record None() implements CovariateAdjustment {}

    /// One regression over the units of both arms: Deng, Xu, Kohavi and Walker, *Improving the Sensitivity of Online
    /// Controlled Experiments by Utilizing Pre-Experiment Data* (WSDM 2013), as GrowthBook applies it.
    ///
    /// @param ridge added to every covariate's variance, as a share of it; 0 for least squares
    record Pooled(double ridge) implements CovariateAdjustment {
        public Pooled {
            requireRidge(ridge);
        }
    }

    /// A regression in each arm around the covariates' common mean: W. Lin, *Agnostic Notes on Regression Adjustments
    /// to Experimental Data* (Annals of Applied Statistics 7, 2013). Asymptotically never worse than the plain
    /// difference nor than [Pooled], which it can be with unequal arms. With Xbar the mean over both arms, its
    /// effect Δ(Y - θ_arm·(X - Xbar)) is ΔY - θ·ΔX with θ = (n_b·θ_a + n_a·θ_b)/(n_a + n_b).
    record WithinArm(double ridge) implements CovariateAdjustment {
        public WithinArm {
            requireRidge(ridge);
        }
    }

    /// Coefficients that were decided elsewhere, one for each covariate.
    record Fixed(List<Double> coefficients) implements CovariateAdjustment {
        public Fixed {
            coefficients = List.copyOf(coefficients);
        }
    }

    private static void requireRidge(double ridge) {
        if (!(ridge >= 0 && Double.isFinite(ridge))) {
            throw new IllegalArgumentException("a ridge must be zero or more, but is " + ridge);
        }
    }
}
