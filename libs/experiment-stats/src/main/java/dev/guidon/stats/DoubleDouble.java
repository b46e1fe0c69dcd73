package dev.guidon.stats;

/// A number carried as the unevaluated sum of two doubles: about 32 significant decimal digits.
///
/// Sums kept this way survive millions of additions and subtractions without drifting. The relative error of one
/// operation is a few times 2^-104. `low` is at most half a unit in the last place of `high`, which makes the pair
/// unique and `high` the nearest double; the constructor refuses any other pair, and anything that is not finite.
///
/// Algorithms: Dekker (1971) and Knuth, TAOCP 2, §4.2.2, for the error of a sum; Hida, Li and Bailey, *Library for
/// Double-Double and Quad-Double Arithmetic* (2001), for the rest. They need strict evaluation, which Java guarantees.
public record DoubleDouble(double high, double low) {
    public static final DoubleDouble ZERO = new DoubleDouble(0, 0);

    public DoubleDouble {
        if (!Double.isFinite(high) || high + low != high) {
            throw new IllegalArgumentException(
                    "(" + high + ", " + low + ") is not a finite double followed by its rounding error");
        }
    }

    public static DoubleDouble of(double value) {
        return new DoubleDouble(value, 0);
    }

    /// The nearest double.
    public double value() {
        return high;
    }

    public DoubleDouble plus(double other) {
        double total = high + other;
        return normalized(total, errorOfSum(high, other, total) + low);
    }

    public DoubleDouble plus(DoubleDouble other) {
        double highs = high + other.high;
        double lows = low + other.low;
        double correction = errorOfSum(high, other.high, highs) + lows;
        double total = highs + correction;
        double rest = correction - (total - highs);
        return normalized(total, rest + errorOfSum(low, other.low, lows));
    }

    public DoubleDouble minus(DoubleDouble other) {
        return plus(new DoubleDouble(-other.high, -other.low));
    }

    public DoubleDouble times(double factor) {
        double product = high * factor;
        return normalized(product, Math.fma(high, factor, -product) + low * factor);
    }

    public DoubleDouble times(DoubleDouble factor) {
        double product = high * factor.high;
        double error = Math.fma(high, factor.high, -product);
        return normalized(product, error + (high * factor.low + low * factor.high));
    }

    /// Long division with three quotient digits of a double each; the third only rounds the second correctly.
    public DoubleDouble dividedBy(double divisor) {
        double first = high / divisor;
        DoubleDouble remainder = minus(of(divisor).times(first));
        double second = remainder.high / divisor;
        double third = remainder.minus(of(divisor).times(second)).high / divisor;
        return of(first).plus(second).plus(third);
    }

    /// What `total`, the rounded sum of two doubles, lacks; exact whichever of the two is larger.
    private static double errorOfSum(double a, double b, double total) {
        double rounded = total - a;
        return (a - (total - rounded)) + (b - rounded);
    }

    /// Moves what fits from `low` into `high`. `high` must be zero or not smaller than `low` in magnitude.
    private static DoubleDouble normalized(double high, double low) {
        double total = high + low;
        return new DoubleDouble(total, low - (total - high));
    }
}
