package dev.guidon.flag.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a program shows to act in an organization, without its secret.
///
/// @param owner the member in whose name it acts; empty for a service token, which acts in its own
/// @param policies what it may do; of a personal token what it may do at most of what its owner may, all when empty
/// @param active whether it is good at present; can be switched
/// @param lastUsedAt to the minute
public record AccessToken(
        String id,
        String name,
        Optional<String> owner,
        List<String> policies,
        boolean active,
        Optional<Instant> expiresAt,
        String createdBy,
        Instant createdAt,
        Optional<Instant> lastUsedAt) {
    public static final int MAX_PER_ORGANIZATION = 500;

    public AccessToken {
        policies = List.copyOf(policies);
    }

    public AccessToken with(String newName, boolean nowActive) {
        return new AccessToken(id, newName, owner, policies, nowActive, expiresAt, createdBy, createdAt, lastUsedAt);
    }
}
