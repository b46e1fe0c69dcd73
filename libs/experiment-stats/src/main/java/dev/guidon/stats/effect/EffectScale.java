package dev.guidon.stats.effect;

/// In what an effect is measured.
public enum EffectScale {
    /// The difference of the values.
    ABSOLUTE,
    /// The difference as a share of the magnitude of the control's plain value, so that a rise is positive also where
    /// values are negative. The error of that value counts too (delta method).
    RELATIVE
}
