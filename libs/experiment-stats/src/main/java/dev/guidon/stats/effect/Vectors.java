package dev.guidon.stats.effect;

import java.util.Collection;

/// Products of small vectors and matrices.
final class Vectors {
    private Vectors() {}

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            product[i] = dot(matrix[i], vector);
        }
        return product;
    }

    /// aᵀ·M·b.
    static double form(double[] a, double[][] matrix, double[] b) {
        return dot(a, times(matrix, b));
    }

    /// a + factor·b.
    static double[] plus(double[] a, double factor, double[] b) {
        double[] sum = a.clone();
        for (int i = 0; i < a.length; i++) {
            sum[i] += factor * b[i];
        }
        return sum;
    }

    static double[] scaled(double factor, double[] a) {
        return plus(new double[a.length], factor, a);
    }

    static double[] of(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
