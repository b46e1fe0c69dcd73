package dev.guidon.stats.multiple;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// Adjusts the p-values of a family, so that comparing each with alpha keeps an error rate of the whole family at
/// alpha.
public enum Correction {
    NONE,
    /// The chance of any false call, whatever the dependence: p·m.
    BONFERRONI,
    /// The chance of any false call, for independent p-values: 1 - (1 - p)^m.
    SIDAK,
    /// As Bonferroni and never weaker: S. Holm, *A simple sequentially rejective multiple test procedure*,
    /// Scandinavian Journal of Statistics 6 (1979).
    HOLM,
    /// Stronger than Holm, for independent or positively dependent p-values: Y. Hochberg, *A sharper Bonferroni
    /// procedure*, Biometrika 75 (1988).
    HOCHBERG,
    /// The share of false calls among all calls, for independent or positively dependent p-values: Y. Benjamini, Y.
    /// Hochberg, *Controlling the false discovery rate*, JRSS B 57 (1995).
    BENJAMINI_HOCHBERG,
    /// As Benjamini–Hochberg under any dependence: Y. Benjamini, D. Yekutieli, Annals of Statistics 29 (2001).
    BENJAMINI_YEKUTIELI;

    /// The adjusted p-values in the order of the given ones.
    public double[] adjusted(double... pValues) {
        for (double pValue : pValues) {
            if (!(pValue >= 0 && pValue <= 1)) {
                throw new IllegalArgumentException("a p-value must be from 0 to 1, but is " + pValue);
            }
        }
        int family = pValues.length;
        return switch (this) {
            case NONE -> pValues.clone();
            case BONFERRONI -> each(pValues, p -> Math.min(1, p * family));
            case SIDAK -> each(pValues, p -> -Math.expm1(family * Math.log1p(-p)));
            case HOLM -> rising(pValues);
            case HOCHBERG -> falling(pValues, rank -> family - rank + 1);
            case BENJAMINI_HOCHBERG -> falling(pValues, rank -> (double) family / rank);
            case BENJAMINI_YEKUTIELI -> falling(pValues, rank -> family * harmonic(family) / rank);
        };
    }

    private static double[] each(double[] pValues, DoubleUnaryOperator adjust) {
        return Arrays.stream(pValues).map(adjust).toArray();
    }

    /// Down from the smallest: no p-value may become smaller than the one before it.
    private static double[] rising(double[] pValues) {
        double[] adjusted = new double[pValues.length];
        double largest = 0;
        int[] order = ascending(pValues);
        for (int i = 0; i < order.length; i++) {
            largest = Math.max(largest, Math.min(1, pValues[order[i]] * (order.length - i)));
            adjusted[order[i]] = largest;
        }
        return adjusted;
    }

    /// Up from the largest: no p-value may become larger than the one after it. Ranks count from 1.
    private static double[] falling(double[] pValues, IntToDoubleFunction factor) {
        double[] adjusted = new double[pValues.length];
        double smallest = 1;
        int[] order = ascending(pValues);
        for (int i = order.length - 1; i >= 0; i--) {
            smallest = Math.min(smallest, pValues[order[i]] * factor.applyAsDouble(i + 1));
            adjusted[order[i]] = smallest;
        }
        return adjusted;
    }

    private static int[] ascending(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static double harmonic(int count) {
        return IntStream.rangeClosed(1, count).mapToDouble(i -> 1.0 / i).sum();
    }
}
