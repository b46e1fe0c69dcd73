package dev.guidon.flag.exchange;

import java.time.Instant;

/// A whole environment as its authors wrote it.
public interface EnvironmentDraft {

    /// Reads it against what is there. Throws a `FailureException` of `Invalid` that lists everything that is wrong.
    ///
    /// @param at when flags that it adds begin to exist
    Wanted read(EnvironmentContent content, Instant at);
}
