package dev.guidon.stats.effect;

import dev.guidon.stats.metric.JointSums;

/// Solves the normal equations of a few covariates.
///
/// A covariate that does not vary, or that those before it determine, gets the coefficient zero: dropping it is what a
/// regression by hand would do, and the answer stays unique.
final class LeastSquares {
    /// Less than this share of a covariate's variance left by those before it is rounding.
    private static final double DETERMINED = 1e-10;

    private final double[][] inverse;

    /// Inverts by Gauss–Jordan sweeps, as J. H. Goodnight, *A Tutorial on the SWEEP Operator* (The American
    /// Statistician 33, 1979), with rows and columns of dropped covariates set to zero.
    private LeastSquares(double[][] matrix) {
        int size = matrix.length;
        double[] scale = new double[size];
        double[][] swept = new double[size][];
        for (int i = 0; i < size; i++) {
            scale[i] = matrix[i][i];
            swept[i] = matrix[i].clone();
        }
        boolean[] dropped = new boolean[size];
        for (int k = 0; k < size; k++) {
            if (swept[k][k] > DETERMINED * scale[k]) {
                sweep(swept, k);
            } else {
                dropped[k] = true;
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                swept[i][j] = dropped[i] || dropped[j] ? 0 : swept[i][j];
            }
        }
        this.inverse = swept;
    }

    static LeastSquares of(double[][] covariances) {
        return new LeastSquares(covariances);
    }

    /// The coefficients of numbers `1…` of the sums as covariates of number `0`.
    static double[] coefficients(JointSums sums, double ridge) {
        int covariates = sums.width() - 1;
        double[][] matrix = new double[covariates][covariates];
        double[] right = new double[covariates];
        for (int i = 0; i < covariates; i++) {
            right[i] = sums.covariance(0, i + 1).orElse(0);
            for (int j = 0; j < covariates; j++) {
                matrix[i][j] = sums.covariance(i + 1, j + 1).orElse(0) * (i == j ? 1 + ridge : 1);
            }
        }
        return of(matrix).solve(right);
    }

    double[] solve(double[] right) {
        return Vectors.times(inverse, right);
    }

    double[][] inverse() {
        return inverse;
    }

    private static void sweep(double[][] matrix, int k) {
        double pivot = matrix[k][k];
        int size = matrix.length;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                if (i != k && j != k) {
                    matrix[i][j] -= matrix[i][k] * matrix[k][j] / pivot;
                }
            }
        }
        for (int i = 0; i < size; i++) {
            if (i != k) {
                matrix[i][k] /= -pivot;
                matrix[k][i] /= pivot;
            }
        }
        matrix[k][k] = 1 / pivot;
    }
}
