package dev.guidon.flag.session;

import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where sessions are kept that nobody ended. Works in the caller's transaction.
public interface SessionStore {

    /// @param hashes of the token that prolongs it next
    record Kept(Session session, RefreshToken.Hashes hashes) {

        boolean isFamilyOf(RefreshToken token) {
            return equal(hashes.family(), token.hashes().family());
        }

        boolean isProlongedBy(RefreshToken token) {
            return isFamilyOf(token) && equal(hashes.secret(), token.hashes().secret());
        }

        /// In a time that does not depend on where they differ.
        private static boolean equal(String first, String second) {
            return MessageDigest.isEqual(
                    first.getBytes(StandardCharsets.US_ASCII), second.getBytes(StandardCharsets.US_ASCII));
        }
    }

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
