package dev.guidon.stats.numeric;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/// Points and weights of a Gauss–Legendre rule on neighbouring panels: the integral of a function is the weighted
/// sum of its values. A rule of sixteen points integrates whatever resembles a polynomial of degree 31 on its
/// panel.
public final class Quadrature {
    private static final int POINTS_PER_PANEL = 16;

    private final double[] points;
    private final double[] weights;

    private Quadrature(double[] points, double[] weights) {
        this.points = points;
        this.weights = weights;
    }

    /// Over panels between neighbours of `edges`, which are in ascending order. Empty panels are left out.
    public static Quadrature over(double[] edges) {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(POINTS_PER_PANEL, -1, 1);
        double[] points = new double[(edges.length - 1) * POINTS_PER_PANEL];
        double[] weights = new double[points.length];
        int size = 0;
        for (int panel = 0; panel + 1 < edges.length; panel++) {
            double half = (edges[panel + 1] - edges[panel]) / 2;
            if (half > 0) {
                for (int i = 0; i < POINTS_PER_PANEL; i++) {
                    points[size] = edges[panel] + half * (1 + rule.getPoint(i));
                    weights[size++] = half * rule.getWeight(i);
                }
            }
        }
        return new Quadrature(Arrays.copyOf(points, size), Arrays.copyOf(weights, size));
    }

    /// Over `panels` panels of equal width.
    public static Quadrature over(double from, double to, int panels) {
        double[] edges = new double[panels + 1];
        for (int i = 0; i <= panels; i++) {
            edges[i] = i == panels ? to : from + (to - from) * i / panels;
        }
        return over(edges);
    }

    public double integral(DoubleUnaryOperator function) {
        double sum = 0;
        for (int i = 0; i < points.length; i++) {
            sum += weights[i] * function.applyAsDouble(points[i]);
        }
        return sum;
    }

    public int size() {
        return points.length;
    }

    public double point(int i) {
        return points[i];
    }

    public double weight(int i) {
        return weights[i];
    }
}
