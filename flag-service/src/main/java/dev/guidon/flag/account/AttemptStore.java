package dev.guidon.flag.account;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/// Where failed attempts are counted. Works in the caller's transaction.
public interface AttemptStore {

    /// Locks the count until the transaction ends, also of a subject that has none yet. Who locks several does so in
    /// the order of [Guard], so that nobody waits in a circle.
    ///
    /// @param subject a hash, because strangers choose what is behind it
    Uni<Attempts> lock(String subject, Instant at);

    /// The subject must be locked.
    Uni<Void> save(String subject, Attempts attempts);

    /// Drops what happened before `until`.
    Uni<Void> forget(Instant until);
}
