package dev.guidon.stats.effect;

import dev.guidon.stats.Interval;

/// Intervals that a margin around an estimate makes.
final class Intervals {
    private Intervals() {}

    static Interval around(double value, double margin, Alternative alternative) {
        return switch (alternative) {
            case TWO_SIDED -> new Interval(value - margin, value + margin);
            case GREATER -> new Interval(value - margin, Double.POSITIVE_INFINITY);
            case LESS -> new Interval(Double.NEGATIVE_INFINITY, value + margin);
        };
    }
}
