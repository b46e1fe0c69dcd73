package dev.guidon.flag.identity;

import dev.guidon.flag.identity.IssueKey.Order;
import dev.guidon.flag.project.ShortIds;
import dev.guidon.kit.identity.ApiKeyText;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Makes new keys out of randomness.
public final class KeyMint {
    private final ShortIds ids;
    private final RandomGenerator random;

    /// @param random must be cryptographically strong
    public KeyMint(ShortIds ids, RandomGenerator random) {
        this.ids = ids;
        this.random = random;
    }

    IssuedKey strike(String environmentId, Order order, Instant at) {
        return new IssuedKey(
                new EnvironmentKey(
                        ids.next(),
                        environmentId,
                        order.name(),
                        order.kind(),
                        at,
                        order.expiresAt(),
                        Optional.empty(),
                        Optional.empty()),
                ApiKeyText.create(order.kind(), environmentId, random));
    }
}
