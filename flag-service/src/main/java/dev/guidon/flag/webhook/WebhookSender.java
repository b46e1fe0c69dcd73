package dev.guidon.flag.webhook;

import dev.guidon.flag.webhook.Delivery.Message;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.List;

/// Sends over HTTP. Never fails, and ends in time: what goes wrong is an outcome.
public interface WebhookSender {

    /// @param headers beside those that every request has
    record Letter(URI url, List<Header> headers, Message message) {}

    Uni<Outcome> send(Letter letter);
}
