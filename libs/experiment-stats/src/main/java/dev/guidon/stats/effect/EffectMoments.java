package dev.guidon.stats.effect;

import dev.guidon.stats.Estimate.Reason;
import java.util.List;

/// What the arms say about an effect before any test: value and standard error, or why there are none.
public sealed interface EffectMoments {

    /// @param value in the unit of the metric when absolute, as a share of the control's plain mean when relative
    /// @param degreesOfFreedom of Student's t, by Welch and Satterthwaite
    /// @param coefficients of the covariates that the value is adjusted by; empty without adjustment
    /// @param varianceReduction the share of the plain variance of both arms' means that the adjustment takes away;
    ///     negative where it adds to it
    record Known(
            double value,
            double standardError,
            double degreesOfFreedom,
            List<Double> coefficients,
            double varianceReduction)
            implements EffectMoments {

        public Known {
            coefficients = List.copyOf(coefficients);
        }

        /// The effect on so many units at once; only an absolute effect of a mean or a proportion adds up.
        public Known onUnits(double units) {
            return new Known(value * units, standardError * units, degreesOfFreedom, coefficients, varianceReduction);
        }
    }

    record Undefined(Reason reason) implements EffectMoments {}
}
