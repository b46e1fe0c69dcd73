package dev.guidon.engine.evaluate;

/// Why a variant was served, in OpenFeature's words.
public enum Reason {
    /// Nothing about the subject or the time can change the answer, so clients may cache it.
    STATIC,
    /// A target or a rule named the variant.
    TARGETING_MATCH,
    /// A rollout or an experiment drew the variant.
    SPLIT,
    /// No rule matched.
    DEFAULT,
    /// The flag is off, or a prerequisite does not hold.
    DISABLED
}
