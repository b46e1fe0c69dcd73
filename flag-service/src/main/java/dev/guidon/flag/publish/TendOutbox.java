package dev.guidon.flag.publish;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;

/// Keeps the outbox small, and tells how far destinations are behind.
@ApplicationScoped
public class TendOutbox {
    private final Outbox outbox;
    private final InstantSource clock;

    TendOutbox(Outbox outbox, InstantSource clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Deletes what every destination has, and measures the rest.
    @WithTransaction
    public Uni<List<Outbox.Backlog>> tend() {
        return outbox.trim().chain(() -> outbox.backlog(clock.instant()));
    }
}
