package dev.guidon.flag.invitation;

import dev.guidon.flag.account.EmailAddress;
import dev.guidon.flag.account.Memberships.Rights;
import java.time.Duration;
import java.time.Instant;

/// That an address may become a member.
///
/// @param rights it has then
/// @param invitedBy the id of an actor
public record Invitation(
        String id,
        String organization,
        EmailAddress email,
        Rights rights,
        String invitedBy,
        Instant createdAt,
        Instant expiresAt) {
    public static final Duration LIFETIME = Duration.ofDays(7);

    /// An organization may have this many that nobody has accepted.
    public static final int MAX_PER_ORGANIZATION = 1_000;
}
