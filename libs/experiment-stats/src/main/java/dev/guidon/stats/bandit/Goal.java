package dev.guidon.stats.bandit;

/// Which arm is the best one.
public enum Goal {
    LARGEST,
    SMALLEST;

    /// A number that is larger where the mean is better.
    double merit(double mean) {
        return this == LARGEST ? mean : -mean;
    }
}
