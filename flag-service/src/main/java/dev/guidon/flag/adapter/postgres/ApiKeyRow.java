package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.identity.EnvironmentKey;
import dev.guidon.kit.identity.KeyKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of `api_key`. Revoked keys stay, for the audit trail.
@Entity
@Table(name = "api_key")
class ApiKeyRow {
    @Id
    String id;

    @Column(name = "environment_id")
    String environmentId;

    @Column
    String name;

    @Column
    @Enumerated(EnumType.STRING)
    KeyKind kind;

    @Column
    String hash;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    @Column(name = "revoked_at")
    @Nullable
    Instant revokedAt;

    /// Services tell it, not authors.
    @Column(name = "last_used_at", insertable = false, updatable = false)
    @Nullable
    Instant lastUsedAt;

    static ApiKeyRow of(EnvironmentKey key, String hash) {
        ApiKeyRow row = new ApiKeyRow();
        row.id = key.id();
        row.environmentId = key.environmentId();
        row.name = key.name();
        row.kind = key.kind();
        row.hash = hash;
        row.createdAt = key.createdAt();
        row.expiresAt = key.expiresAt().orElse(null);
        return row;
    }

    /// What can change of a key that is not revoked.
    void take(EnvironmentKey key) {
        name = key.name();
        expiresAt = key.expiresAt().orElse(null);
    }

    EnvironmentKey toKey() {
        return new EnvironmentKey(
                id,
                environmentId,
                name,
                kind,
                createdAt,
                Optional.ofNullable(expiresAt),
                Optional.ofNullable(revokedAt),
                Optional.ofNullable(lastUsedAt));
    }
}
