package dev.guidon.flag.edit;

/// Why a flag should be cleaned up.
public enum StaleReason {
    /// Somebody said so.
    MARKED,
    /// It was to be gone by now.
    OVERDUE
}
