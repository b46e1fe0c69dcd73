package dev.guidon.flag.identity;

import dev.guidon.kit.identity.KeyKind;
import java.time.Instant;
import java.util.Optional;

/// An API key as everybody may see it, without its secret.
///
/// @param name what people call it, such as the service that uses it
/// @param expiresAt from when on it opens nothing; never when empty
/// @param revokedAt when it was taken back, if it was
/// @param lastUsedAt the minute in which a caller showed it last, as far as services have told
public record EnvironmentKey(
        String id,
        String environmentId,
        String name,
        KeyKind kind,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt,
        Optional<Instant> lastUsedAt) {
    /// An environment may have this many that are not revoked.
    public static final int MAX_PER_ENVIRONMENT = 200;

    /// Whether a key opens its environment, and why not.
    public enum State {
        VALID,
        EXPIRED,
        REVOKED
    }

    public State stateAt(Instant now) {
        if (revokedAt.isPresent()) {
            return State.REVOKED;
        }
        return expiresAt.filter(end -> !now.isBefore(end)).isPresent() ? State.EXPIRED : State.VALID;
    }
}
