package dev.guidon.stats.sequential;

import java.util.Arrays;

/// Observations as far as quantiles need them: the distinct values in ascending order and how many lie at or below
/// each. Made from raw values or from the counters of a histogram, whose bins then count as ties.
public final class OrderedSample {
    private final double[] values;
    private final long[] upTo;

    private OrderedSample(double[] values, long[] upTo) {
        this.values = values;
        this.upTo = upTo;
    }

    public static OrderedSample of(double... observations) {
        double[] sorted = observations.clone();
        Arrays.sort(sorted);
        double[] values = new double[sorted.length];
        long[] upTo = new long[sorted.length];
        int size = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (Double.isNaN(sorted[i])) {
                throw new IllegalArgumentException("observations must be numbers");
            }
            if (i + 1 == sorted.length || sorted[i + 1] != sorted[i]) {
                values[size] = sorted[i];
                upTo[size++] = i + 1;
            }
        }
        return new OrderedSample(Arrays.copyOf(values, size), Arrays.copyOf(upTo, size));
    }

    /// From bins in strictly ascending order of their values.
    public static OrderedSample ofCounts(double[] binValues, long[] counts) {
        double[] values = binValues.clone();
        long[] upTo = new long[values.length];
        long total = 0;
        for (int i = 0; i < values.length; i++) {
            if (counts[i] < 0 || (i > 0 && !(values[i] > values[i - 1]))) {
                throw new IllegalArgumentException("bins must ascend and counts must not be negative, unlike bin " + i);
            }
            total = Math.addExact(total, counts[i]);
            upTo[i] = total;
        }
        return new OrderedSample(values, upTo);
    }

    public long size() {
        return upTo.length == 0 ? 0 : upTo[upTo.length - 1];
    }

    int distinct() {
        return values.length;
    }

    double value(int index) {
        return values[index];
    }

    /// The smallest value that at least `rank` observations do not exceed; `rank` counts from 1.
    double atRank(long rank) {
        int found = Arrays.binarySearch(upTo, Math.clamp(rank, 1, size()));
        int index = found >= 0 ? found : -found - 1;
        while (index > 0 && upTo[index - 1] == upTo[index]) {
            index--;
        }
        return values[index];
    }

    long atMost(double value) {
        int found = Arrays.binarySearch(values, value);
        int below = found >= 0 ? found : -found - 2;
        return below < 0 ? 0 : upTo[below];
    }

    long below(double value) {
        int found = Arrays.binarySearch(values, value);
        int below = found >= 0 ? found - 1 : -found - 2;
        return below < 0 ? 0 : upTo[below];
    }
}
