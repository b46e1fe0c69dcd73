package dev.guidon.flag.webhook;

import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.project.ShortIds;
import dev.guidon.flag.webhook.Delivery.Attempt;
import dev.guidon.flag.webhook.Delivery.Claimed;
import dev.guidon.flag.webhook.Outcome.Unanswered;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Sends what is due, and what somebody asks for by hand.
@ApplicationScoped
public class DeliverWebhooks {
    private final Claims claims;
    private final ReadWebhooks webhooks;
    private final Envelopes envelopes;
    private final WebhookSender sender;
    private final ShortIds ids;
    private final InstantSource clock;

    DeliverWebhooks(
            Claims claims,
            ReadWebhooks webhooks,
            Envelopes envelopes,
            WebhookSender sender,
            ShortIds ids,
            InstantSource clock) {
        this.claims = claims;
        this.webhooks = webhooks;
        this.envelopes = envelopes;
        this.sender = sender;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param taken is run when there is a delivery, before it is sent
    /// @return whether a delivery was due
    public Uni<Boolean> deliverNext(Runnable taken) {
        return claims.claim()
                .invoke(claimed -> claimed.ifPresent(_ -> taken.run()))
                .call(this::deliver)
                .map(Optional::isPresent);
    }

    private Uni<Void> deliver(Optional<Claimed> taken) {
        return taken.isEmpty()
                ? Uni.createFrom().voidItem()
                : attempt(taken.get().webhook(), taken.get().delivery())
                        .chain(attempt -> claims.settle(taken.get(), attempt));
    }

    private Uni<Attempt> attempt(Webhook webhook, Delivery delivery) {
        Instant began = clock.instant();
        return envelopes
                .letter(webhook, delivery, began)
                .map(sender::send)
                .orElseGet(() -> Uni.createFrom().item(new Unanswered(Outcome.Problem.SECRET_UNREADABLE)))
                .map(outcome -> new Attempt(delivery.attempts() + 1, began, since(began), outcome));
    }

    private long since(Instant began) {
        return Duration.between(began, clock.instant()).toMillis();
    }

    /// Sends a made-up event, waits for the answer, and keeps nothing of it. Fails with `NotFound`.
    public Uni<Attempt> test(Owner owner, String id, Stamp stamp) {
        return webhooks.get(owner, id)
                .chain(webhook -> attempt(webhook, envelopes.delivery(webhook, example(webhook, stamp), stamp.at())));
    }

    private WebhookEvent example(Webhook webhook, Stamp stamp) {
        return new WebhookEvent(
                "test-" + ids.next(),
                "webhook.test",
                Set.of("webhook.test"),
                new Stamp(stamp.actor(), stamp.at(), "a test, nothing has changed"),
                webhook.owner().resource("webhooks/" + webhook.id()),
                List.of(),
                "{}");
    }

    /// Sends a delivery once more, from the beginning of its retries. Fails with `NotFound`, or with `Conflict` while
    /// it is under way.
    public Uni<Delivery> replay(Owner owner, String id, String deliveryId, Stamp stamp) {
        return webhooks.get(owner, id).chain(webhook -> claims.replay(webhook, deliveryId, stamp));
    }
}
