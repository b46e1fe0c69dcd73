package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.edit.Trial;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/// Opens the transaction that the change joins, and rolls it back.
@ApplicationScoped
class PostgresTrial implements Trial {

    @Override
    @WithTransaction
    public <T> Uni<T> of(Supplier<Uni<T>> change) {
        return Rows.inSession(session ->
                Uni.createFrom().<T>deferred(change::get).call(session::flush).invoke(() -> rollBack(session)));
    }

    private static void rollBack(Mutiny.Session session) {
        session.currentTransaction().markForRollback();
    }
}
