package dev.guidon.stats.metric;

/// What a number of a unit can be. It decides how the variance is estimated.
public enum ValueKind {
    /// Any number; variances and covariances divide by n-1.
    NUMBER,
    /// 0 or 1; a proportion, whose variance p(1-p) divides by n because its mean determines it.
    YES_OR_NO
}
