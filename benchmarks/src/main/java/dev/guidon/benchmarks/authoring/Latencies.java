package dev.guidon.benchmarks.authoring;

import java.util.Arrays;

/// How long requests took, one after the other, in milliseconds.
final class Latencies {
    private static final double NANOS = 1e6;

    private final double[] sorted;

    /// @param nanos one for each request
    Latencies(long[] nanos) {
        this.sorted =
                Arrays.stream(nanos).mapToDouble(took -> took / NANOS).sorted().toArray();
    }

    /// The smallest that at least this part of the requests did not exceed.
    ///
    /// @param part from 0 to 1
    double quantile(double part) {
        int rank = (int) Math.ceil(part * sorted.length);
        return sorted[Math.max(1, rank) - 1];
    }

    /// Half of the way from the first quartile to the third.
    double spread() {
        return (quantile(0.75) - quantile(0.25)) / 2;
    }
}
