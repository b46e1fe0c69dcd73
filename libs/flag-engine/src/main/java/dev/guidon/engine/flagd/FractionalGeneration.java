package dev.guidon.engine.flagd;

/// What `fractional` hashes. Another generation draws subjects anew, so all that evaluate one document take the same.
public enum FractionalGeneration {
    /// Text as it is: flagd since 0.15.0.
    SECOND,
    /// Any value, as deterministic CBOR: what flagd has decided on, and no release of it does yet.
    THIRD
}
