package dev.guidon.engine.flag;

import java.util.List;
import java.util.stream.Stream;

/// Splits units over variants. Shares are parts of [#BUCKETS], so a rollout moves in steps of 0.001 %.
///
/// @param bucketBy path of the attribute that is hashed; subjects without it are not in the rollout
/// @param salt keeps the draw apart from other draws over the same units
/// @param shares in declared order, which is part of the contract: reordering re-buckets units
public record Rollout(String bucketBy, String salt, List<Share> shares, Bucketing bucketing) {
    public static final int BUCKETS = 100_000;

    public Rollout {
        shares = List.copyOf(shares);
        long total = shares.stream().mapToLong(Share::weight).sum();
        if (total != BUCKETS) {
            throw new IllegalArgumentException("weights add up to " + total + ", not " + BUCKETS);
        }
    }

    public Rollout(String bucketBy, String salt, List<Share> shares) {
        this(bucketBy, salt, shares, Bucketing.MURMUR3);
    }

    public Stream<String> variants() {
        return shares.stream().map(Share::variant);
    }
}
