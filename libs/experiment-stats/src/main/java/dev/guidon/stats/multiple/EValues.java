package dev.guidon.stats.multiple;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Which e-values of a family are discoveries: R. Wang, A. Ramdas, *False discovery rate control with e-values*,
/// JRSS B 84 (2022). The share of false ones among the discoveries stays at alpha in expectation under any
/// dependence, and, because e-values may be looked at any time, under any stopping.
public final class EValues {
    private EValues() {}

    /// What e-BH says of one e-value.
    ///
    /// @param adjusted the smallest alpha at which it would be a discovery; at most 1
    public record Discovery(boolean discovered, double adjusted) {}

    /// In the order of the e-values. The k largest are discoveries for the largest k whose k-th is at least
    /// m/(k·alpha).
    public static List<Discovery> benjaminiHochberg(double alpha, double... eValues) {
        double[] logs = new double[eValues.length];
        for (int i = 0; i < eValues.length; i++) {
            if (!(eValues[i] >= 0)) {
                throw new IllegalArgumentException("an e-value must not be negative, but is " + eValues[i]);
            }
            logs[i] = Math.log(eValues[i]);
        }
        return ofLogs(alpha, logs);
    }

    /// As [#benjaminiHochberg] for logarithms, which hold evidence beyond the largest double.
    public static List<Discovery> ofLogs(double alpha, double... logEValues) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must be between 0 and 1, but is " + alpha);
        }
        int family = logEValues.length;
        List<Integer> order = IntStream.range(0, family)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -logEValues[i]))
                .toList();
        Discovery[] found = new Discovery[family];
        double smallest = 1;
        for (int rank = family; rank >= 1; rank--) {
            int index = order.get(rank - 1);
            smallest = Math.min(smallest, Math.exp(Math.log((double) family / rank) - logEValues[index]));
            found[index] = new Discovery(smallest <= alpha, smallest);
        }
        return List.of(found);
    }
}
