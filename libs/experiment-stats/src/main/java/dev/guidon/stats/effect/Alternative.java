package dev.guidon.stats.effect;

/// Which effects a test looks for.
public enum Alternative {
    TWO_SIDED,
    /// Effects above the null: the interval has no upper end.
    GREATER,
    /// Effects below the null: the interval has no lower end.
    LESS
}
