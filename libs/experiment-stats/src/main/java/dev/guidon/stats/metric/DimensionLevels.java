package dev.guidon.stats.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.ToLongFunction;

/// The levels of a dimension that are shown: the largest, and the rest as one.
///
/// @param kept from the largest to the smallest; levels of the same size stay in their order
/// @param rest what was collapsed, in the same order; empty when all levels are kept
public record DimensionLevels<T>(List<T> kept, List<T> rest) {
    public DimensionLevels {
        kept = List.copyOf(kept);
        rest = List.copyOf(rest);
    }

    /// @param most how many levels are shown, the rest counted as one of them
    public static <T> DimensionLevels<T> of(List<T> levels, ToLongFunction<T> units, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("at least one level is shown, not " + most);
        }
        List<T> sorted = new ArrayList<>(levels);
        sorted.sort(Comparator.comparingLong(units).reversed());
        int shown = sorted.size() <= most ? sorted.size() : most - 1;
        return new DimensionLevels<>(sorted.subList(0, shown), sorted.subList(shown, sorted.size()));
    }

    /// The collapsed levels as one; they must not be none.
    public T other(BinaryOperator<T> merge) {
        return rest.stream().reduce(merge).orElseThrow(() -> new IllegalStateException("every level is kept"));
    }
}
