package dev.guidon.flag.webhook;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Turns changes into deliveries, one for each webhook that wants to be told.
@ApplicationScoped
public class QueueDeliveries {
    private static final int EVENTS_AT_ONCE = 20;

    private final EventQueue events;
    private final WebhookStore webhooks;
    private final DeliveryStore deliveries;
    private final Envelopes envelopes;
    private final InstantSource clock;

    QueueDeliveries(
            EventQueue events,
            WebhookStore webhooks,
            DeliveryStore deliveries,
            Envelopes envelopes,
            InstantSource clock) {
        this.events = events;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.envelopes = envelopes;
        this.clock = clock;
    }

    /// @return whether there was a change to tell of
    @WithTransaction
    public Uni<Boolean> queueNext() {
        return events.take(EVENTS_AT_ONCE).call(this::queue).map(taken -> !taken.isEmpty());
    }

    private Uni<Void> queue(List<WebhookEvent> taken) {
        return Multi.createFrom()
                .iterable(taken)
                .onItem()
                .transformToUniAndConcatenate(
                        event -> webhooks.hearing(event.resource()).map(all -> deliveries(all, event)))
                .onItem()
                .<Delivery>disjoint()
                .collect()
                .asList()
                .chain(deliveries::add);
    }

    private List<Delivery> deliveries(List<Webhook> all, WebhookEvent event) {
        Instant now = clock.instant();
        return all.stream()
                .filter(webhook -> webhook.wish().enabled() && webhook.wish().wants(event))
                .map(webhook -> envelopes.delivery(webhook, event, now))
                .toList();
    }
}
