package dev.guidon.flag.webhook;

import dev.guidon.flag.project.Page;
import dev.guidon.flag.webhook.Delivery.Logged;
import dev.guidon.flag.webhook.Delivery.State;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Looks webhooks and their deliveries up.
@ApplicationScoped
public class ReadWebhooks {
    private final Owners owners;
    private final WebhookStore webhooks;
    private final DeliveryStore deliveries;

    ReadWebhooks(Owners owners, WebhookStore webhooks, DeliveryStore deliveries) {
        this.owners = owners;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
    }

    /// Fails with `NotFound` of the owner.
    @WithTransaction
    public Uni<List<Webhook>> list(Owner owner) {
        return owners.get(owner).chain(() -> webhooks.list(owner));
    }

    /// Fails with `NotFound`.
    @WithTransaction
    public Uni<Webhook> get(Owner owner, String id) {
        return webhooks.get(owner, id);
    }

    /// Fails with `NotFound` of the webhook.
    @WithTransaction
    public Uni<Page<Logged>> deliveries(Owner owner, String id, Optional<State> state, Page.Request request) {
        return webhooks.get(owner, id).chain(() -> deliveries.page(id, state, request));
    }

    /// Fails with `NotFound` of the webhook or the delivery.
    @WithTransaction
    public Uni<Logged> delivery(Owner owner, String id, String deliveryId) {
        return webhooks.get(owner, id).chain(() -> deliveries.get(id, deliveryId));
    }
}
