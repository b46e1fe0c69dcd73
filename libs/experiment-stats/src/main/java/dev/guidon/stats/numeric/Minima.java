package dev.guidon.stats.numeric;

import java.util.function.DoubleUnaryOperator;

/// Where a function with one valley is lowest.
public final class Minima {
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private Minima() {}

    /// By golden section. The place is known to about 1e-8 of the range, because a smooth valley is flat at its
    /// bottom; the value there is known to the last digits.
    public static double between(double left, double right, DoubleUnaryOperator function) {
        double low = left;
        double high = right;
        double inner = high - GOLDEN * (high - low);
        double outer = low + GOLDEN * (high - low);
        double atInner = function.applyAsDouble(inner);
        double atOuter = function.applyAsDouble(outer);
        double enough = 1e-12 * (right - left);
        while (high - low > enough && inner < outer) {
            if (atInner <= atOuter) {
                high = outer;
                outer = inner;
                atOuter = atInner;
                inner = high - GOLDEN * (high - low);
                atInner = function.applyAsDouble(inner);
            } else {
                low = inner;
                inner = outer;
                atInner = atOuter;
                outer = low + GOLDEN * (high - low);
                atOuter = function.applyAsDouble(outer);
            }
        }
        return low + (high - low) / 2;
    }
}
