package dev.guidon.stats.effect;

/// An arm's mean, the variance of one unit and the number of units, where nothing else is known.
public record ArmMoments(long units, double mean, double variance) {
    public ArmMoments {
        if (units < 0 || !(variance >= 0) || !Double.isFinite(mean)) {
            throw new IllegalArgumentException(
                    "no such arm: " + units + " units, mean " + mean + ", variance " + variance);
        }
    }
}
