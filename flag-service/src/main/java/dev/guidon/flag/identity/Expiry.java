package dev.guidon.flag.identity;

import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.time.Instant;
import java.util.Optional;

/// When a key may expire.
final class Expiry {
    private Expiry() {}

    /// A key that has expired already helps nobody; to end one at once there is revocation.
    static void refusePast(Optional<Instant> expiresAt, Instant now) {
        if (expiresAt.filter(end -> !end.isAfter(now)).isPresent()) {
            throw new FailureException(
                    Failure.Invalid.of("/expiresAt", "must be in the future; it is " + now + " now"));
        }
    }
}
