package dev.guidon.flag.webhook;

import dev.guidon.flag.project.Page;
import dev.guidon.flag.project.ProjectStore;
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
    private final ProjectStore projects;
    private final WebhookStore webhooks;
    private final DeliveryStore deliveries;

    ReadWebhooks(ProjectStore projects, WebhookStore webhooks, DeliveryStore deliveries) {
        this.projects = projects;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
    }

    /// Fails with `NotFound` of the project.
    @WithTransaction
    public Uni<List<Webhook>> list(String projectKey) {
        return projects.get(projectKey).chain(() -> webhooks.list(projectKey));
    }

    /// Fails with `NotFound`.
    @WithTransaction
    public Uni<Webhook> get(String projectKey, String id) {
        return webhooks.get(projectKey, id);
    }

    /// Fails with `NotFound` of the webhook.
    @WithTransaction
    public Uni<Page<Logged>> deliveries(String projectKey, String id, Optional<State> state, Page.Request request) {
        return webhooks.get(projectKey, id).chain(() -> deliveries.page(id, state, request));
    }

    /// Fails with `NotFound` of the webhook or the delivery.
    @WithTransaction
    public Uni<Logged> delivery(String projectKey, String id, String deliveryId) {
        return webhooks.get(projectKey, id).chain(() -> deliveries.get(id, deliveryId));
    }
}
