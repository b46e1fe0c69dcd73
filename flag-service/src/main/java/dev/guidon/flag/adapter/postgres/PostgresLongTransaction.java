package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.exchange.LongTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Empties the session of the current transaction: with each query, Hibernate compares every row that it holds.
@ApplicationScoped
class PostgresLongTransaction implements LongTransaction {

    @Override
    public Uni<Void> forget() {
        return Rows.inSession(session -> session.flush().invoke(session::clear));
    }
}
