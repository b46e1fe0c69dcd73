package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.password.ResetStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Permissions to choose a new password, in PostgreSQL.
@ApplicationScoped
class PostgresResetStore implements ResetStore {

    @Override
    public Uni<Void> put(Kept reset) {
        return Rows.inSession(
                session -> session.merge(PasswordResetRow.of(reset)).chain(session::flush));
    }

    @Override
    public Uni<Optional<Kept>> find(String userId) {
        return Rows.inSession(session -> session.find(PasswordResetRow.class, userId))
                .map(row -> Optional.ofNullable(row).map(PasswordResetRow::toKept));
    }

    @Override
    public Uni<Void> remove(String userId) {
        return Rows.inSession(session -> session.find(PasswordResetRow.class, userId)
                .chain(row -> row == null ? Uni.createFrom().voidItem() : session.remove(row)));
    }
}
