package dev.guidon.engine.bucket;

import dev.guidon.engine.flag.Bucketing;
import dev.guidon.engine.flag.Rollout;
import dev.guidon.engine.flag.Share;

/// Draws a share for a unit. Deterministic; growing a share moves nobody out of it while the shares before it stay.
///
/// Unless a rollout says otherwise, the arithmetic is `fractional` v2 of OpenFeature flagd: `(unsigned hash *
/// total) >> 32` against cumulative weights.
public final class Buckets {
    private final SaltedHash hash;
    private final String salt;
    private final Bucketing bucketing;
    private final int[] ends;

    public Buckets(Rollout rollout) {
        this.hash = new SaltedHash(rollout.salt());
        this.salt = rollout.salt();
        this.bucketing = rollout.bucketing();
        this.ends = new int[rollout.shares().size()];
        int end = 0;
        for (int i = 0; i < ends.length; i++) {
            Share share = rollout.shares().get(i);
            end += share.weight();
            ends[i] = end;
        }
    }

    /// The unit's bucket, from 0 to [Rollout#BUCKETS] - 1.
    public int bucketOf(String unit) {
        return switch (bucketing) {
            case MURMUR3 -> (int) (((hash.of(unit) & 0xFFFFFFFFL) * Rollout.BUCKETS) >>> 32);
            case FEATBIT_V1 -> bucketAt(FeatbitHash.of(salt + unit));
        };
    }

    /// FeatBit's ranges hold both of their ends, and the first that fits counts.
    ///
    /// @param place from 0 to 1
    static int bucketAt(double place) {
        return Math.max(0, (int) Math.ceil(place * Rollout.BUCKETS) - 1);
    }

    /// Index of the share that the unit falls into.
    public int shareOf(String unit) {
        int bucket = bucketOf(unit);
        int share = 0;
        while (bucket >= ends[share]) {
            share++;
        }
        return share;
    }
}
