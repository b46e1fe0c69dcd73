package dev.guidon.engine.flag;

/// A variant's part of a rollout.
///
/// @param weight parts of [Rollout#BUCKETS], from 0 to all of them
public record Share(String variant, int weight) {
    public Share {
        if (weight < 0 || weight > Rollout.BUCKETS) {
            throw new IllegalArgumentException(
                    "weight of " + variant + " is " + weight + ", not between 0 and " + Rollout.BUCKETS);
        }
    }
}
