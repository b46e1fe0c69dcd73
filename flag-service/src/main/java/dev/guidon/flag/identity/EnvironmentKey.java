package dev.guidon.flag.identity;

import dev.guidon.kit.identity.KeyKind;
import java.time.Instant;

/// An API key as everybody may see it, without its secret.
///
/// @param name what people call it, such as the service that uses it
public record EnvironmentKey(String id, String environmentId, String name, KeyKind kind, Instant createdAt) {
    /// An environment may have this many that are not revoked.
    public static final int MAX_PER_ENVIRONMENT = 200;
}
