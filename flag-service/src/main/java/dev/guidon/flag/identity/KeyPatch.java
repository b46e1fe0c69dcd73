package dev.guidon.flag.identity;

import java.time.Instant;
import java.util.Optional;

/// What is to change of a key.
///
/// @param name stays as it is when empty
/// @param expiry stays as it is when empty
public record KeyPatch(Optional<String> name, Optional<Expires> expiry) {

    /// @param at never when empty
    public record Expires(Optional<Instant> at) {}

    EnvironmentKey on(EnvironmentKey key) {
        return new EnvironmentKey(
                key.id(),
                key.environmentId(),
                name.orElse(key.name()),
                key.kind(),
                key.createdAt(),
                expiry.isPresent() ? expiry.get().at() : key.expiresAt(),
                key.revokedAt(),
                key.lastUsedAt());
    }
}
