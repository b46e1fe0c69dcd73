package dev.guidon.stats.effect;

import dev.guidon.stats.DoubleDouble;
import dev.guidon.stats.metric.ArmStatistics.OfMean;
import dev.guidon.stats.metric.ArmStatistics.OfRatio;
import dev.guidon.stats.metric.JointSums;
import dev.guidon.stats.metric.QuantileStatistics;

/// An arm's value as a smooth function of means over its units: what the delta method needs. The adjusted value takes
/// part in the difference, the plain one is what a relative effect is a share of.
final class ArmValue {
    final long units;
    final DoubleDouble value;
    final double plain;
    private final double[] gradient;
    private final double[] plainGradient;
    private final double[][] covariance;

    private ArmValue(
            long units,
            DoubleDouble value,
            double plain,
            double[] gradient,
            double[] plainGradient,
            double[][] covariance) {
        this.units = units;
        this.value = value;
        this.plain = plain;
        this.gradient = gradient;
        this.plainGradient = plainGradient;
        this.covariance = covariance;
    }

    /// The mean of the outcome less the covariates' means times their coefficients.
    static ArmValue of(OfMean mean, double[] coefficients) {
        JointSums sums = mean.sums();
        double[] gradient = new double[sums.width()];
        double[] plainGradient = new double[sums.width()];
        gradient[0] = 1;
        plainGradient[0] = 1;
        DoubleDouble plain = sums.exactMean(0);
        DoubleDouble value = plain;
        for (int i = 0; i < coefficients.length; i++) {
            gradient[i + 1] = -coefficients[i];
            value = value.minus(sums.exactMean(i + 1).times(coefficients[i]));
        }
        return new ArmValue(sums.units(), value, plain.value(), gradient, plainGradient, covariance(sums));
    }

    /// The ratio of the means, less that of the covariate's means times its coefficient.
    static ArmValue of(OfRatio ratio, double coefficient) {
        JointSums sums = ratio.sums();
        double[] plainGradient = new double[sums.width()];
        double plain = ratioOf(sums, 0, 1, plainGradient);
        double[] gradient = plainGradient.clone();
        double value = plain;
        if (coefficient != 0) {
            double[] before = new double[sums.width()];
            value -= coefficient * ratioOf(sums, 2, -coefficient, before);
            gradient = Vectors.plus(plainGradient, 1, before);
        }
        return new ArmValue(sums.units(), DoubleDouble.of(value), plain, gradient, plainGradient, covariance(sums));
    }

    static ArmValue of(QuantileStatistics quantile) {
        double[][] variance = {{quantile.variance().orElse(0)}};
        double[] gradient = {1};
        DoubleDouble value = DoubleDouble.of(quantile.quantile());
        return new ArmValue(quantile.units(), value, value.value(), gradient, gradient, variance);
    }

    /// The variance of the value times the number of units.
    double variance() {
        return Vectors.form(gradient, covariance, gradient);
    }

    /// What rounding in [#variance] is measured against.
    double varianceScale() {
        double scale = 0;
        for (int i = 0; i < gradient.length; i++) {
            scale += gradient[i] * gradient[i] * covariance[i][i];
        }
        return scale;
    }

    double plainVariance() {
        return Vectors.form(plainGradient, covariance, plainGradient);
    }

    /// The variance of `own` times the value plus `share` times the plain value.
    double varianceOf(double own, double share) {
        double[] combined = Vectors.plus(Vectors.scaled(own, gradient), share, plainGradient);
        return Vectors.form(combined, covariance, combined) / units;
    }

    private static double[][] covariance(JointSums sums) {
        int width = sums.width();
        double[][] matrix = new double[width][width];
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < width; j++) {
                matrix[i][j] = sums.covariance(i, j).orElse(0);
            }
        }
        return matrix;
    }

    /// Fills in the gradient, times `weight`, with respect to numerator `at` and the denominator after it.
    private static double ratioOf(JointSums sums, int at, double weight, double[] gradient) {
        double denominator = sums.exactMean(at + 1).value();
        double ratio = sums.exactMean(at).value() / denominator;
        gradient[at] = weight / denominator;
        gradient[at + 1] = -weight * ratio / denominator;
        return ratio;
    }
}
