package dev.guidon.flag.webhook;

import dev.guidon.flag.project.ShortIds;
import dev.guidon.flag.secret.SecretText;
import dev.guidon.flag.webhook.Delivery.Message;
import dev.guidon.flag.webhook.Delivery.State;
import dev.guidon.flag.webhook.WebhookSender.Letter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts events into deliveries, and deliveries into letters.
@ApplicationScoped
class Envelopes {
    private static final String ID_PREFIX = "msg_";

    private final PayloadRenderer payloads;
    private final ShortIds ids;
    private final WebhookPolicy policy;

    Envelopes(PayloadRenderer payloads, ShortIds ids, WebhookPolicy policy) {
        this.payloads = payloads;
        this.ids = ids;
        this.policy = policy;
    }

    Delivery delivery(Webhook webhook, WebhookEvent event, Instant now) {
        Optional<Message> message = payloads.render(webhook.wish().payload(), event);
        return new Delivery(
                ID_PREFIX + ids.next() + ids.next(),
                webhook.id(),
                event.id(),
                event.type(),
                message.orElseGet(() -> new Message("", "")),
                message.isPresent() ? State.PENDING : State.SKIPPED,
                0,
                now,
                now,
                now.plus(policy.giveUpAfter()));
    }

    /// Signed at `now`. Empty when there is no secret to sign with, or a secret header cannot be read.
    Optional<Letter> letter(Webhook webhook, Delivery delivery, Instant now) {
        String signature = Signature.of(delivery.id(), now, delivery.message().body(), webhook.secrets());
        boolean readable = webhook.wish().headers().stream()
                .noneMatch(header -> header.value().reveal().isEmpty());
        if (signature.isEmpty() || !readable) {
            return Optional.empty();
        }
        List<Header> headers = new ArrayList<>(webhook.wish().headers());
        headers.add(header("webhook-id", delivery.id()));
        headers.add(header("webhook-timestamp", Long.toString(now.getEpochSecond())));
        headers.add(header("webhook-signature", signature));
        headers.add(header("guidon-webhook", webhook.id()));
        headers.add(header("guidon-event", delivery.type()));
        return Optional.of(new Letter(webhook.wish().url(), headers, delivery.message()));
    }

    private static Header header(String name, String value) {
        return new Header(name, new SecretText(value), false);
    }
}
