package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.identity.EnvironmentKey;
import dev.guidon.flag.identity.KeyStore;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// API keys in PostgreSQL.
@ApplicationScoped
class PostgresKeyStore implements KeyStore {

    @Override
    public Uni<Void> add(EnvironmentKey key, String hash) {
        return Rows.insert(List.of(ApiKeyRow.of(key, hash)));
    }

    @Override
    public Uni<List<EnvironmentKey>> list(String environmentId) {
        return valid(environmentId)
                .map(rows -> rows.stream().map(ApiKeyRow::toKey).toList());
    }

    static Uni<List<ApiKeyRow>> valid(String environmentId) {
        return Rows.inSession(session -> session.createSelectionQuery(
                        "from ApiKeyRow k where k.environmentId = :environment and k.revokedAt is null"
                                + " order by k.createdAt, k.id",
                        ApiKeyRow.class)
                .setParameter("environment", environmentId)
                .getResultList());
    }

    @Override
    public Uni<List<EnvironmentKey>> revoked(String environmentId, int limit) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from ApiKeyRow k where k.environmentId = :environment and k.revokedAt is not null"
                                        + " order by k.revokedAt desc, k.id",
                                ApiKeyRow.class)
                        .setParameter("environment", environmentId)
                        .setMaxResults(limit)
                        .getResultList())
                .map(rows -> rows.stream().map(ApiKeyRow::toKey).toList());
    }

    @Override
    public Uni<Hashed> get(String environmentId, String keyId) {
        return find(environmentId, keyId).map(row -> new Hashed(row.toKey(), row.hash));
    }

    @Override
    public Uni<Void> update(EnvironmentKey key) {
        return find(key.environmentId(), key.id()).invoke(row -> row.take(key)).replaceWithVoid();
    }

    @Override
    public Uni<EnvironmentKey> revoke(String environmentId, String keyId, Instant at) {
        return find(environmentId, keyId).invoke(row -> row.revokedAt = at).map(ApiKeyRow::toKey);
    }

    private static Uni<ApiKeyRow> find(String environmentId, String keyId) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from ApiKeyRow k where k.environmentId = :environment and k.id = :id"
                                        + " and k.revokedAt is null",
                                ApiKeyRow.class)
                        .setParameter("environment", environmentId)
                        .setParameter("id", keyId)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> new FailureException(new Failure.NotFound("api key", keyId)));
    }
}
