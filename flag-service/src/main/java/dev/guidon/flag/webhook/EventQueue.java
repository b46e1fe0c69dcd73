package dev.guidon.flag.webhook;

import io.smallrye.mutiny.Uni;
import java.util.List;

/// Changes that webhooks were not told of yet. They are queued where the audit trail is written, in the transaction of
/// the change. Works in the caller's transaction.
public interface EventQueue {

    /// Takes the oldest out of the queue; others do not get them, unless the transaction fails.
    Uni<List<WebhookEvent>> take(int limit);
}
