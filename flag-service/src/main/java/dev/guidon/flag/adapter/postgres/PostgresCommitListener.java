package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.adapter.relay.CommitListener;
import dev.guidon.flag.adapter.relay.RelayLoops;
import io.smallrye.mutiny.Uni;
import io.vertx.core.eventbus.EventBus;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// Keeps one connection of the pool on which PostgreSQL announces commits. Should it break, relays are slower until it
/// is replaced, and miss nothing.
@ApplicationScoped
class PostgresCommitListener implements CommitListener {
    private static final Logger LOG = Logger.getLogger(PostgresCommitListener.class);

    private final Pool pool;
    private final EventBus bus;
    private final AtomicBoolean listening = new AtomicBoolean();

    PostgresCommitListener(Pool pool, EventBus bus) {
        this.pool = pool;
        this.bus = bus;
    }

    @Override
    public Uni<Void> keepListening() {
        return listening.get() ? Uni.createFrom().voidItem() : listen();
    }

    private Uni<Void> listen() {
        return pool.getConnection()
                .map(PgConnection::cast)
                .call(connection -> connection
                        .query("listen guidon_outbox")
                        .execute()
                        .onFailure()
                        .call(connection::close))
                .invoke(this::attach)
                .replaceWithVoid();
    }

    private void attach(PgConnection connection) {
        listening.set(true);
        connection.notificationHandler(_ -> bus.publish(RelayLoops.WAKE_UP, "commit"));
        connection.closeHandler(() -> listening.set(false));
        connection.exceptionHandler(
                failure -> LOG.debugf(failure, "connection lost, relays poll until it is replaced"));
        // What was committed before this instance listened was not announced to it.
        bus.publish(RelayLoops.WAKE_UP, "listening");
    }
}
