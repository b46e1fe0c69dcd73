package dev.guidon.flag.webhook;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;

/// Gives up what was tried for too long, and forgets what nobody needs to look at any more.
@ApplicationScoped
public class TidyDeliveries {
    private final DeliveryStore deliveries;
    private final Schedule schedule;
    private final InstantSource clock;

    TidyDeliveries(DeliveryStore deliveries, Schedule schedule, InstantSource clock) {
        this.deliveries = deliveries;
        this.schedule = schedule;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Void> tidy() {
        Instant now = clock.instant();
        return deliveries.tidy(now, now.minus(schedule.keep()));
    }
}
