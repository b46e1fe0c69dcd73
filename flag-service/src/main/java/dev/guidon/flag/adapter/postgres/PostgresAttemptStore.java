package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.account.AttemptStore;
import dev.guidon.flag.account.Attempts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// Failed attempts in PostgreSQL.
@ApplicationScoped
class PostgresAttemptStore implements AttemptStore {

    /// The update that changes nothing is what locks a row that is there already.
    private static final String LOCK = """
            insert into login_attempt (subject, failures, last_at) values (:subject, 0, :at)
            on conflict (subject) do update set subject = excluded.subject
            returning *""";

    private static final String FORGET = """
            with forgotten as (delete from login_attempt where last_at < :until returning subject)
            select count(*) from forgotten""";

    @Override
    public Uni<Attempts> lock(String subject, Instant at) {
        return Rows.inSession(session -> session.createNativeQuery(LOCK, LoginAttemptRow.class)
                        .setParameter("subject", subject)
                        .setParameter("at", at)
                        .getSingleResult())
                .map(LoginAttemptRow::toAttempts);
    }

    @Override
    public Uni<Void> save(String subject, Attempts attempts) {
        return Rows.inSession(session -> session.find(LoginAttemptRow.class, subject))
                .invoke(row -> row.take(attempts))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> forget(Instant until) {
        return Rows.inSession(session -> session.createNativeQuery(FORGET, Long.class)
                        .setParameter("until", until)
                        .getSingleResult())
                .replaceWithVoid();
    }
}
