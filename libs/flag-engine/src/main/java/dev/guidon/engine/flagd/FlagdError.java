package dev.guidon.engine.flagd;

/// Why a flag cannot be decided, in OpenFeature's words.
public enum FlagdError {
    FLAG_NOT_FOUND,
    /// The rule fails: an unknown operator, or an operator that refuses its arguments.
    PARSE_ERROR,
    /// The rule names a variant that the flag does not have.
    GENERAL
}
