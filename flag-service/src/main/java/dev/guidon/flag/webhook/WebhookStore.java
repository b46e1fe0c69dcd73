package dev.guidon.flag.webhook;

import io.smallrye.mutiny.Uni;
import java.util.List;

/// Where webhooks are kept. Works in the caller's transaction.
public interface WebhookStore {

    Uni<Void> add(Webhook webhook);

    /// All webhooks of a project, oldest first.
    Uni<List<Webhook>> list(String projectKey);

    /// Fails with `NotFound`.
    Uni<Webhook> get(String projectKey, String id);

    /// As [#get], and until the transaction ends nobody else changes it.
    Uni<Webhook> lock(String projectKey, String id);

    Uni<Void> update(Webhook webhook);

    /// With all its deliveries.
    Uni<Void> delete(String id);
}
