package dev.guidon.stats.numeric;

import java.util.function.DoubleUnaryOperator;

/// Where a monotone function crosses zero.
public final class Roots {
    private static final int HALVINGS = 1100;

    private Roots() {}

    /// The root between two points at which the function has different signs, to the last bit, by the Illinois
    /// variant of the false position, with a bisection whenever that does not halve the bracket.
    public static double between(double left, double right, DoubleUnaryOperator function) {
        double low = left;
        double high = right;
        double atLow = function.applyAsDouble(low);
        double atHigh = function.applyAsDouble(high);
        if (atLow == 0 || atHigh == 0) {
            return atLow == 0 ? low : high;
        }
        if (Math.signum(atLow) == Math.signum(atHigh)) {
            throw new IllegalArgumentException("no change of sign between " + left + " and " + right);
        }
        double weightLow = atLow;
        double weightHigh = atHigh;
        for (int i = 0; i < HALVINGS; i++) {
            double width = high - low;
            double point = i % 3 == 2 ? low + width / 2 : low - weightLow * width / (weightHigh - weightLow);
            if (!(point > low && point < high)) {
                point = low + width / 2;
            }
            if (point <= low || point >= high) {
                break;
            }
            double value = function.applyAsDouble(point);
            if (value == 0) {
                return point;
            }
            if (Math.signum(value) == Math.signum(atLow)) {
                low = point;
                atLow = value;
                weightLow = value;
                weightHigh = weightHigh / 2;
            } else {
                high = point;
                weightHigh = value;
                weightLow = weightLow / 2;
            }
        }
        return low + (high - low) / 2;
    }
}
