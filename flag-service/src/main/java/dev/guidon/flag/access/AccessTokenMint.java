package dev.guidon.flag.access;

import dev.guidon.flag.access.EditTokens.Issued;
import dev.guidon.flag.access.EditTokens.Order;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.project.ShortIds;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Makes new tokens out of randomness.
public final class AccessTokenMint {
    private final ShortIds ids;
    private final RandomGenerator random;

    /// @param random must be cryptographically strong
    public AccessTokenMint(ShortIds ids, RandomGenerator random) {
        this.ids = ids;
        this.random = random;
    }

    Issued strike(Order order, Stamp stamp) {
        AccessToken token = new AccessToken(
                ids.next(),
                order.name(),
                order.owner(),
                order.policies(),
                true,
                order.expiresAt(),
                stamp.actor().id(),
                stamp.at(),
                Optional.empty());
        return new Issued(token, AccessTokenText.create(order.owner().isPresent(), random));
    }
}
