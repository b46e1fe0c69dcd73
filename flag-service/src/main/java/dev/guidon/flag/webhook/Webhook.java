package dev.guidon.flag.webhook;

import java.time.Instant;
import java.util.Optional;

/// Somebody who wants to be told of changes.
///
/// @param version grows by one each time its owner changes it, from 1
public record Webhook(
        String id,
        Owner owner,
        long version,
        WebhookWish wish,
        SigningSecrets secrets,
        Health health,
        Instant createdAt) {
    /// A project, or an organization, may have this many.
    public static final int MAX_PER_OWNER = 50;

    /// @param failingSince the first failure after the last success, if there is one
    /// @param disabledBecause why it was disabled by itself; empty when it was not
    public record Health(Optional<Instant> failingSince, String disabledBecause) {
        public static final Health GOOD = new Health(Optional.empty(), "");
    }

    /// As its owner wants it from now on. Whoever enables it forgives what it failed.
    Webhook wished(WebhookWish next) {
        Health kept = next.enabled() ? Health.GOOD : health;
        return new Webhook(id, owner, version + 1, next, secrets, kept, createdAt);
    }

    Webhook with(SigningSecrets next) {
        return new Webhook(id, owner, version + 1, wish, next, health, createdAt);
    }

    Webhook with(Health next) {
        return new Webhook(id, owner, version, wish, secrets, next, createdAt);
    }

    Webhook disabled(String because) {
        return new Webhook(
                id,
                owner,
                version + 1,
                wish.disabled(),
                secrets,
                new Health(health.failingSince(), because),
                createdAt);
    }
}
