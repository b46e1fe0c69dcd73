package dev.guidon.flag.webhook;

import dev.guidon.flag.audit.AuditedResource;
import io.smallrye.mutiny.Uni;
import java.util.List;

/// Where webhooks are kept. Works in the caller's transaction.
public interface WebhookStore {

    Uni<Void> add(Webhook webhook);

    /// All webhooks of an owner, oldest first.
    Uni<List<Webhook>> list(Owner owner);

    /// Those that hear of changes to a resource: of its project, if it is in one, and of its organization.
    Uni<List<Webhook>> hearing(AuditedResource resource);

    /// Fails with `NotFound`.
    Uni<Webhook> get(Owner owner, String id);

    /// As [#get], and until the transaction ends nobody else changes it.
    Uni<Webhook> lock(Owner owner, String id);

    Uni<Void> update(Webhook webhook);

    /// With all its deliveries.
    Uni<Void> delete(String id);
}
