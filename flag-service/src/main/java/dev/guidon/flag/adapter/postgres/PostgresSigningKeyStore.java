package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.session.SigningKey;
import dev.guidon.flag.session.SigningKeyStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Signing keys in PostgreSQL.
@ApplicationScoped
class PostgresSigningKeyStore implements SigningKeyStore {
    private static final String LOCK = "select 1 from pg_advisory_xact_lock(hashtext('signing_key'))";

    private static final String FORGET = """
            with forgotten as (delete from signing_key where created_at < :before returning id)
            select count(*) from forgotten""";

    @Override
    public Uni<List<SigningKey>> all() {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from SigningKeyRow k order by k.createdAt desc, k.id", SigningKeyRow.class)
                        .getResultList())
                .map(rows -> rows.stream().map(SigningKeyRow::toKey).toList());
    }

    @Override
    public Uni<Void> lock() {
        return Rows.inSession(session ->
                        session.createNativeQuery(LOCK, Integer.class).getSingleResult())
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> add(SigningKey key) {
        return Rows.insert(List.of(SigningKeyRow.of(key)));
    }

    @Override
    public Uni<Void> forget(Instant createdBefore) {
        return Rows.inSession(session -> session.createNativeQuery(FORGET, Long.class)
                        .setParameter("before", createdBefore)
                        .getSingleResult())
                .replaceWithVoid();
    }
}
