package dev.guidon.stats.sequential;

import dev.guidon.stats.numeric.Normal;
import dev.guidon.stats.numeric.Quadrature;
import dev.guidon.stats.numeric.Roots;

/// The distribution of the test statistic over the paths that no look has stopped yet, as values on a quadrature
/// rule. The score B(t) = Z·√t has independent normal increments, so the density after a look is an integral over
/// the one before.
final class Continuation {
    /// Paths further out than this many standard errors have a probability below 1e-15.
    private static final double FURTHEST = 8;

    private static final int MOST_PANELS = 250;

    private final boolean symmetric;
    private final double truncation;
    private final double information;
    private final Quadrature points;
    /// Of Z at each point, times the point's weight.
    private final double[] masses;

    private Continuation(boolean symmetric, double truncation, double information, Quadrature points, double[] masses) {
        this.symmetric = symmetric;
        this.truncation = truncation;
        this.information = information;
        this.points = points;
        this.masses = masses;
    }

    /// Before the first look, when every path starts at zero.
    static Continuation start(boolean symmetric, double truncation) {
        return new Continuation(symmetric, truncation, 0, Quadrature.over(new double[] {0}), new double[0]);
    }

    /// The boundary at the next look at which `error` more is spent: at most the truncation, infinite if `error` is
    /// zero.
    double bound(double next, double error) {
        if (!(error > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        double oneSide = symmetric ? error / 2 : error;
        if (information == 0) {
            return Math.min(truncation, Normal.upperQuantile(Math.min(1, oneSide)));
        }
        if (crossing(next, truncation) >= oneSide) {
            return truncation;
        }
        double lowest = symmetric ? 0 : -FURTHEST;
        if (crossing(next, lowest) <= oneSide) {
            return lowest;
        }
        double target = Math.log(oneSide);
        return Roots.between(lowest, truncation, bound -> Math.log(crossing(next, bound)) - target);
    }

    /// The probability to pass all looks so far and then to be above `bound`.
    private double crossing(double next, double bound) {
        double step = Math.sqrt(next - information);
        double from = Math.sqrt(information);
        double to = bound * Math.sqrt(next);
        double sum = 0;
        for (int i = 0; i < masses.length; i++) {
            sum += masses[i] * Normal.upperTail((to - points.point(i) * from) / step);
        }
        return Math.max(sum, Double.MIN_VALUE);
    }

    /// What remains after a look at `now`, on points that are dense enough for the step to the look at `next`.
    Continuation after(double now, double bound, double next) {
        double high = Math.min(bound, FURTHEST);
        double low = symmetric ? -high : -FURTHEST;
        double step = Math.sqrt(Math.max(next - now, 1e-5) / now);
        int panels = (int) Math.clamp(Math.ceil((high - low) / Math.min(1, 2 * step)), 1, MOST_PANELS);
        Quadrature grid = Quadrature.over(low, Math.max(low, high), panels);
        double[] after = new double[grid.size()];
        for (int i = 0; i < after.length; i++) {
            after[i] = grid.weight(i) * density(now, grid.point(i));
        }
        return new Continuation(symmetric, truncation, now, grid, after);
    }

    private double density(double now, double z) {
        if (information == 0) {
            return Normal.density(z);
        }
        double step = Math.sqrt(now - information);
        double scale = Math.sqrt(now) / step;
        double from = Math.sqrt(information) / step;
        double sum = 0;
        for (int i = 0; i < masses.length; i++) {
            sum += masses[i] * Normal.density(z * scale - points.point(i) * from);
        }
        return sum * scale;
    }
}
