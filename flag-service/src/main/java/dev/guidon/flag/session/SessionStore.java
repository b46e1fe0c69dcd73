package dev.guidon.flag.session;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where sessions are kept that nobody ended. Works in the caller's transaction.
public interface SessionStore {

    /// @param hashes of the token that prolongs it next
    record Kept(Session session, RefreshToken.Hashes hashes) {}

    Uni<Void> add(Kept kept);

    Uni<Optional<Session>> find(String sessionId);

    /// Locks the session until the transaction ends.
    Uni<Optional<Kept>> lock(String sessionId);

    /// The session must be locked.
    Uni<Void> save(Kept kept);

    /// Those of one person, most recently used first; some may have run out.
    Uni<List<Session>> of(String userId);

    /// Ends sessions of a person; how many of them were there.
    Uni<Long> end(String userId, List<String> sessionIds);

    /// Drops what has run out.
    Uni<Void> forget(Instant lastUsedBefore, Instant now);
}
