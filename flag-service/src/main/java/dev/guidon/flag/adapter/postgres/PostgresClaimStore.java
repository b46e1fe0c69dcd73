package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.idempotency.Attempt;
import dev.guidon.flag.idempotency.Claim;
import dev.guidon.flag.idempotency.ClaimStore;
import dev.guidon.flag.idempotency.KeptAnswer;
import dev.guidon.flag.idempotency.KeyedRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/// Requests with a key in PostgreSQL.
@ApplicationScoped
class PostgresClaimStore implements ClaimStore {
    /// Forgotten with each claim, so that there is never much to forget at once.
    private static final int FORGOTTEN_AT_ONCE = 100;

    private static final String FORGET = """
            with old as (
                select caller, path, key from idempotency_key where claimed_at < :expired
                order by claimed_at limit :limit for update skip locked),
            gone as (
                delete from idempotency_key using old
                where idempotency_key.caller = old.caller and idempotency_key.path = old.path
                    and idempotency_key.key = old.key
                returning 1)
            select count(*) from gone""";

    private static final String CLAIM = """
            with claimed as (
                insert into idempotency_key as kept (caller, path, key, content_hash, claim, claimed_at)
                values (:caller, :path, :key, :hash, :claim, :at)
                on conflict (caller, path, key) do update
                set content_hash = excluded.content_hash, claim = excluded.claim, claimed_at = excluded.claimed_at,
                    committed = false, status = null, headers = '{}', body = null
                where kept.claimed_at < :expired
                    or (not kept.committed and kept.status is null and kept.claimed_at < :abandoned)
                returning 1)
            select count(*) from claimed""";

    @Override
    public Uni<Boolean> claim(Claim claim, Instant at, Limits limits) {
        return Rows.inSession(session -> session.createNativeQuery(FORGET, Long.class)
                        .setParameter("expired", limits.expired())
                        .setParameter("limit", FORGOTTEN_AT_ONCE)
                        .getSingleResult())
                .chain(() -> insert(claim, at, limits))
                .map(claimed -> claimed == 1);
    }

    private static Uni<Long> insert(Claim claim, Instant at, Limits limits) {
        return Rows.inSession(session -> session.createNativeQuery(CLAIM, Long.class)
                .setParameter("caller", claim.request().caller())
                .setParameter("path", claim.request().path())
                .setParameter("key", claim.request().key())
                .setParameter("hash", claim.request().contentHash())
                .setParameter("claim", claim.id())
                .setParameter("at", at)
                .setParameter("expired", limits.expired())
                .setParameter("abandoned", limits.abandoned())
                .getSingleResult());
    }

    @Override
    public Uni<Optional<Attempt>> find(KeyedRequest request) {
        return Rows.inSession(session -> session.find(ClaimRow.class, ClaimRow.Id.of(request)))
                .map(row -> Optional.ofNullable(row).map(ClaimRow::toAttempt));
    }

    @Override
    public Uni<Void> finish(Claim claim, KeptAnswer answer) {
        return Rows.inSession(session -> session.createMutationQuery(
                                "update ClaimRow a set a.status = :status, a.headers = :headers, a.body = :body"
                                        + " where a.id = :id and a.claim = :claim")
                        .setParameter("status", answer.status())
                        .setParameter("headers", ClaimRow.write(answer.headers()))
                        .setParameter("body", answer.body().orElse(null))
                        .setParameter("id", ClaimRow.Id.of(claim.request()))
                        .setParameter("claim", claim.id())
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> release(Claim claim) {
        return Rows.inSession(session -> session.createMutationQuery(
                                "delete from ClaimRow a where a.id = :id and a.claim = :claim and not a.committed")
                        .setParameter("id", ClaimRow.Id.of(claim.request()))
                        .setParameter("claim", claim.id())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
