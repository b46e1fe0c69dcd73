package dev.guidon.gateway.record;

import java.util.Locale;

/// How a call ended.
public enum Status {
    OK,
    /// The provider answered with an error, or broke off.
    UPSTREAM_ERROR,
    /// No provider could be asked.
    UPSTREAM_UNREACHABLE,
    /// The provider took longer than it may.
    TIMEOUT,
    /// The caller went away, or stopped reading.
    CLIENT_CANCELLED;

    /// As metrics name it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
