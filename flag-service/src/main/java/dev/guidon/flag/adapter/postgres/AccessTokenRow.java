package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.access.AccessToken;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of `access_token`. Revoked tokens stay, for the audit trail.
@Entity
@Table(name = "access_token")
class AccessTokenRow {
    @Id
    String id;

    @Column(name = "organization_key", updatable = false)
    String organizationKey;

    @Column
    String name;

    @Column(updatable = false)
    String hash;

    @Column(updatable = false)
    @Nullable
    String owner;

    @Column
    String[] policies;

    @Column
    boolean active;

    @Column(name = "expires_at", updatable = false)
    @Nullable
    Instant expiresAt;

    @Column(name = "created_by", updatable = false)
    String createdBy;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    /// Written by the look-up of rights alone.
    @Column(name = "last_used_at", insertable = false, updatable = false)
    @Nullable
    Instant lastUsedAt;

    @Column(name = "revoked_at")
    @Nullable
    Instant revokedAt;

    static AccessTokenRow of(String organization, AccessToken token, String hash) {
        AccessTokenRow row = new AccessTokenRow();
        row.id = token.id();
        row.organizationKey = organization;
        row.hash = hash;
        row.owner = token.owner().orElse(null);
        row.expiresAt = token.expiresAt().orElse(null);
        row.createdBy = token.createdBy();
        row.createdAt = token.createdAt();
        row.take(token);
        return row;
    }

    void take(AccessToken token) {
        name = token.name();
        policies = token.policies().toArray(String[]::new);
        active = token.active();
    }

    AccessToken toToken() {
        return new AccessToken(
                id,
                name,
                Optional.ofNullable(owner),
                List.of(policies),
                active,
                Optional.ofNullable(expiresAt),
                createdBy,
                createdAt,
                Optional.ofNullable(lastUsedAt));
    }
}
