package dev.guidon.flag.webhook;

import dev.guidon.flag.webhook.Delivery.Message;
import java.util.Optional;

/// Makes what is sent out of an event.
public interface PayloadRenderer {

    /// Empty when there is nothing to send: a template that gives nothing, or that fails on this event.
    Optional<Message> render(Payload payload, WebhookEvent event);
}
