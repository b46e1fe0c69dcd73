package dev.guidon.stats.effect;

import dev.guidon.stats.metric.ArmStatistics.OfMean;
import dev.guidon.stats.metric.ArmStatistics.OfRatio;
import dev.guidon.stats.metric.JointSums;
import java.util.List;

/// The coefficients that a [CovariateAdjustment] takes from the arms.
final class Coefficients {
    /// A smaller coefficient of a ratio takes away nothing but digits; the threshold is GrowthBook's.
    private static final double NEGLIGIBLE = 1e-8;

    private Coefficients() {}

    static double[] of(CovariateAdjustment adjustment, OfMean control, OfMean treatment) {
        int covariates = control.covariates();
        return switch (adjustment) {
            case CovariateAdjustment.None() -> new double[0];
            case CovariateAdjustment.Pooled(var ridge) ->
                LeastSquares.coefficients(control.sums().merged(treatment.sums()), ridge);
            case CovariateAdjustment.WithinArm(var ridge) ->
                crossed(
                        control.units(),
                        LeastSquares.coefficients(control.sums(), ridge),
                        treatment.units(),
                        LeastSquares.coefficients(treatment.sums(), ridge));
            case CovariateAdjustment.Fixed(var coefficients) -> fixed(coefficients, covariates);
        };
    }

    /// A ratio's covariate is one number, the ratio before, linearised in each arm.
    static double[] of(CovariateAdjustment adjustment, OfRatio control, OfRatio treatment) {
        if (adjustment instanceof CovariateAdjustment.None || !control.hasCovariate()) {
            return new double[0];
        }
        Linearised a = Linearised.of(control.sums());
        Linearised b = Linearised.of(treatment.sums());
        double[] coefficients =
                switch (adjustment) {
                    case CovariateAdjustment.None() -> new double[0];
                    case CovariateAdjustment.Pooled(var ridge) ->
                        new double[] {quotient(a.covariance + b.covariance, (a.variance + b.variance) * (1 + ridge))};
                    case CovariateAdjustment.WithinArm(var ridge) ->
                        crossed(control.units(), a.coefficients(ridge), treatment.units(), b.coefficients(ridge));
                    case CovariateAdjustment.Fixed(var fixed) -> fixed(fixed, 1);
                };
        return Math.abs(coefficients[0]) < NEGLIGIBLE ? new double[] {0} : coefficients;
    }

    private static double[] crossed(long controlUnits, double[] control, long treatmentUnits, double[] treatment) {
        double share = (double) treatmentUnits / (controlUnits + treatmentUnits);
        return Vectors.plus(Vectors.scaled(share, control), 1 - share, treatment);
    }

    private static double[] fixed(List<Double> coefficients, int covariates) {
        if (coefficients.size() != covariates) {
            throw new IllegalArgumentException(
                    covariates + " covariates need as many coefficients, not " + coefficients.size());
        }
        return Vectors.of(coefficients);
    }

    private static double quotient(double covariance, double variance) {
        return variance > 0 ? covariance / variance : 0;
    }

    /// The covariance of the linearised ratio with the one before, and the variance of that.
    private record Linearised(double covariance, double variance) {
        static Linearised of(JointSums sums) {
            if (sums.exactMean(3).value() == 0) {
                return new Linearised(0, 0);
            }
            double[] now = weights(sums, 0);
            double[] before = weights(sums, 2);
            double covariance = 0;
            double variance = 0;
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 2; j++) {
                    covariance += before[i] * now[j] * sums.covariance(2 + i, j).orElse(0);
                    variance += before[i]
                            * before[j]
                            * sums.covariance(2 + i, 2 + j).orElse(0);
                }
            }
            return new Linearised(covariance, variance);
        }

        double[] coefficients(double ridge) {
            return new double[] {quotient(covariance, variance * (1 + ridge))};
        }

        private static double[] weights(JointSums sums, int at) {
            double denominator = sums.exactMean(at + 1).value();
            return new double[] {1 / denominator, -sums.exactMean(at).value() / (denominator * denominator)};
        }
    }
}
