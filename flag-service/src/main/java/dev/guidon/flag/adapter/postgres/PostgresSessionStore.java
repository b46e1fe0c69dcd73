package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.session.Session;
import dev.guidon.flag.session.SessionStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Sessions in PostgreSQL.
@ApplicationScoped
class PostgresSessionStore implements SessionStore {
    private static final String END = """
            with ended as (delete from login_session where user_id = :user and id in (:ids) returning id)
            select count(*) from ended""";

    private static final String FORGET = """
            with forgotten as (
                delete from login_session where last_used_at < :idle or ends_at < :now returning id
            )
            select count(*) from forgotten""";

    @Override
    public Uni<Void> add(Kept kept) {
        return Rows.insert(List.of(LoginSessionRow.of(kept)));
    }

    @Override
    public Uni<Optional<Session>> find(String sessionId) {
        return Rows.inSession(session -> session.find(LoginSessionRow.class, sessionId))
                .map(row -> Optional.ofNullable(row).map(LoginSessionRow::toSession));
    }

    @Override
    public Uni<Optional<Kept>> lock(String sessionId) {
        return Rows.inSession(session -> session.find(LoginSessionRow.class, sessionId, LockModeType.PESSIMISTIC_WRITE))
                .map(row -> Optional.ofNullable(row).map(LoginSessionRow::toKept));
    }

    @Override
    public Uni<Void> save(Kept kept) {
        return Rows.inSession(session ->
                        session.find(LoginSessionRow.class, kept.session().id()))
                .invoke(row -> row.take(kept))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Session>> of(String userId) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from LoginSessionRow s where s.userId = :user order by s.lastUsedAt desc, s.id",
                                LoginSessionRow.class)
                        .setParameter("user", userId)
                        .getResultList())
                .map(rows -> rows.stream().map(LoginSessionRow::toSession).toList());
    }

    @Override
    public Uni<Long> end(String userId, List<String> sessionIds) {
        return sessionIds.isEmpty()
                ? Uni.createFrom().item(0L)
                : Rows.inSession(session -> session.createNativeQuery(END, Long.class)
                        .setParameter("user", userId)
                        .setParameter("ids", sessionIds)
                        .getSingleResult());
    }

    @Override
    public Uni<Void> forget(Instant lastUsedBefore, Instant now) {
        return Rows.inSession(session -> session.createNativeQuery(FORGET, Long.class)
                        .setParameter("idle", lastUsedBefore)
                        .setParameter("now", now)
                        .getSingleResult())
                .replaceWithVoid();
    }
}
