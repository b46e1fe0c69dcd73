package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.sso.FlowStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Logins on their way, in PostgreSQL. Taking one is a single statement, so that nobody else takes it too.
@ApplicationScoped
class PostgresFlowStore implements FlowStore {
    private static final String TAKE_AWAY = "delete from login_flow where state_hash = :hash returning *";
    private static final String TAKE_BACK = "delete from login_code where code_hash = :hash returning *";

    private static final String FORGET = """
            with flows as (delete from login_flow where expires_at < :before returning state_hash),
                 codes as (delete from login_code where expires_at < :before returning code_hash)
            select (select count(*) from flows) + (select count(*) from codes)""";

    @Override
    public Uni<Void> add(Away away) {
        return Rows.insert(List.of(LoginFlowRow.of(away)));
    }

    @Override
    public Uni<Optional<Away>> takeAway(String stateHash) {
        return take(TAKE_AWAY, LoginFlowRow.class, stateHash).map(found -> found.map(LoginFlowRow::toAway));
    }

    @Override
    public Uni<Void> add(Back back) {
        return Rows.insert(List.of(LoginCodeRow.of(back)));
    }

    @Override
    public Uni<Optional<Back>> takeBack(String codeHash) {
        return take(TAKE_BACK, LoginCodeRow.class, codeHash).map(found -> found.map(LoginCodeRow::toBack));
    }

    private static <R> Uni<Optional<R>> take(String statement, Class<R> row, String hash) {
        return Rows.inSession(session -> session.createNativeQuery(statement, row)
                        .setParameter("hash", hash)
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    @Override
    public Uni<Void> forget(Instant expiredBefore) {
        return Rows.inSession(session -> session.createNativeQuery(FORGET, Long.class)
                        .setParameter("before", expiredBefore)
                        .getSingleResult())
                .replaceWithVoid();
    }
}
