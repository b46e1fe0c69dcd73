package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.access.AccessToken;
import dev.guidon.flag.access.TokenStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Tokens in PostgreSQL.
@ApplicationScoped
class PostgresTokenStore implements TokenStore {

    @Override
    public Uni<Void> add(String organization, AccessToken token, String hash) {
        return Rows.insert(List.of(AccessTokenRow.of(organization, token, hash)));
    }

    @Override
    public Uni<List<AccessToken>> list(String organization) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from AccessTokenRow t where t.organizationKey = :organization and t.revokedAt is null"
                                        + " order by t.createdAt, t.id",
                                AccessTokenRow.class)
                        .setParameter("organization", organization)
                        .getResultList())
                .map(rows -> rows.stream().map(AccessTokenRow::toToken).toList());
    }

    @Override
    public Uni<Optional<AccessToken>> find(String organization, String id) {
        return row(id).map(row -> Optional.ofNullable(row)
                .filter(found -> found.organizationKey.equals(organization) && found.revokedAt == null)
                .map(AccessTokenRow::toToken));
    }

    private static Uni<AccessTokenRow> row(String id) {
        return Rows.inSession(session -> session.find(AccessTokenRow.class, id));
    }

    @Override
    public Uni<Void> update(AccessToken token) {
        return row(token.id()).invoke(row -> row.take(token)).replaceWithVoid();
    }

    @Override
    public Uni<Void> revoke(String id, Instant at) {
        return row(id).invoke(row -> row.revokedAt = at).replaceWithVoid();
    }
}
