package dev.guidon.flag.adapter.postgres;

import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.EntityExistsException;
import java.util.Collection;
import java.util.function.Function;
import org.hibernate.NonUniqueObjectException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;

/// What every store does with the session of the current transaction.
final class Rows {
    private static final String UNIQUE_VIOLATION = "23505";

    private Rows() {}

    /// Runs in the session that the use case's transaction opened.
    static <T> Uni<T> inSession(Function<Mutiny.Session, Uni<T>> work) {
        return Panache.getSession().chain(work::apply);
    }

    static Uni<Void> insert(Collection<?> rows) {
        return inSession(session -> session.persistAll(rows.toArray()).chain(session::flush));
    }

    /// Inserts a row, or takes over what it says into the one with its id.
    static Uni<Void> merge(Object row) {
        return inSession(session -> session.merge(row).chain(session::flush));
    }

    /// Does nothing when there is no such row.
    static <T> Uni<Void> remove(Class<T> type, Object id) {
        return inSession(session -> session.find(type, id)
                .onItem()
                .ifNotNull()
                .transformToUni(session::remove)
                .chain(session::flush));
    }

    /// Inserts a row at once, or fails with `taken` when its key is in use. Only the database can tell, because others
    /// insert at the same time.
    static Uni<Void> insertUnique(Object row, Failure taken) {
        return inSession(session -> session.persist(row).chain(session::flush))
                .onFailure(Rows::isUniqueViolation)
                .transform(_ -> new FailureException(taken));
    }

    /// Writes changes of rows at once, or fails with `taken` when that makes two the same.
    static Uni<Void> flushUnique(Failure taken) {
        return inSession(Mutiny.Session::flush)
                .onFailure(Rows::isUniqueViolation)
                .transform(_ -> new FailureException(taken));
    }

    /// The session sees by itself that it holds a row with the key.
    private static boolean isUniqueViolation(Throwable failure) {
        return (failure instanceof ConstraintViolationException violation
                        && UNIQUE_VIOLATION.equals(violation.getSQLState()))
                || failure instanceof NonUniqueObjectException
                || failure instanceof EntityExistsException;
    }
}
