package dev.guidon.experiment.adapter.postgres;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Gives every wait for the database an end: for a connection, for a lock, for a statement, for a client that forgot
/// its transaction.
@Singleton
class PostgresPool implements PgPoolCreator {
    private static final int CONNECTION_SECONDS = 2;
    private static final int MAX_WAITING = 1_000;
    private static final Map<String, String> DEADLINES = Map.of(
            "lock_timeout", "3s",
            "statement_timeout", "5s",
            "idle_in_transaction_session_timeout", "20s");

    @Override
    public Pool create(Input input) {
        input.poolOptions()
                .setConnectionTimeout(CONNECTION_SECONDS)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                .setMaxWaitQueueSize(MAX_WAITING);
        input.pgConnectOptionsList().forEach(options -> DEADLINES.forEach(options::addProperty));
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
