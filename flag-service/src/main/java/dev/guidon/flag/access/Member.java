package dev.guidon.flag.access;

import dev.guidon.flag.account.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Somebody who belongs to an organization.
///
/// @param email in lower case
/// @param version counts changes, from 1
/// @param policies keys of those that were given directly, beside those of groups
public record Member(String email, long version, List<String> policies, Instant createdAt) {
    public static final int MAX_PER_ORGANIZATION = 10_000;

    public Member {
        policies = List.copyOf(policies);
    }

    /// What keeps `text` from being the address of a member, if anything does.
    public static Optional<String> problemWithEmail(String text) {
        return EmailAddress.problemWith(text)
                .or(() -> new EmailAddress(text).text().equals(text)
                        ? Optional.empty()
                        : Optional.of("is not in lower case"));
    }

    boolean isOwner() {
        return policies.contains(Role.OWNER.word());
    }
}
