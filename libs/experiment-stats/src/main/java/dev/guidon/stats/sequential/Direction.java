package dev.guidon.stats.sequential;

/// Which effects a test looks for. Looking to one side only costs less and says nothing about the other side.
public enum Direction {
    EITHER,
    /// Effects above zero: the interval has no upper end.
    UP,
    /// Effects below zero: the interval has no lower end.
    DOWN;

    /// How far a standardised effect points in this direction.
    double along(double z) {
        return switch (this) {
            case EITHER -> Math.abs(z);
            case UP -> z;
            case DOWN -> -z;
        };
    }
}
