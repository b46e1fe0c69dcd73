package dev.guidon.flag.webhook;

import dev.guidon.flag.audit.Actor;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.webhook.Delivery.Attempt;
import dev.guidon.flag.webhook.Delivery.Claimed;
import dev.guidon.flag.webhook.Webhook.Health;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The two ends of an attempt, each a transaction of its own: none is open while a receiver takes its time. Whoever
/// claims and dies leaves a lease that ends, and somebody else sends the delivery again.
@ApplicationScoped
class Claims {
    private final DeliveryStore deliveries;
    private final WebhookStore webhooks;
    private final WebhookAudit audit;
    private final Schedule schedule;
    private final InstantSource clock;

    Claims(
            DeliveryStore deliveries,
            WebhookStore webhooks,
            WebhookAudit audit,
            Schedule schedule,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.webhooks = webhooks;
        this.audit = audit;
        this.schedule = schedule;
        this.clock = clock;
    }

    @WithTransaction
    Uni<Optional<Claimed>> claim() {
        Instant now = clock.instant();
        return deliveries.claim(schedule.terms(now));
    }

    /// Most deliveries succeed, for a webhook that did before: that changes nothing of the webhook. Otherwise it is
    /// locked before the delivery, as everywhere.
    @WithTransaction
    Uni<Void> settle(Claimed claimed, Attempt attempt) {
        Webhook webhook = claimed.webhook();
        if (attempt.outcome().isSuccess() && webhook.health().equals(Health.GOOD)) {
            return keep(claimed, attempt, clock.instant()).replaceWithVoid();
        }
        return webhooks.lock(webhook.owner(), webhook.id()).chain(current -> judge(current, claimed, attempt));
    }

    private Uni<Boolean> keep(Claimed claimed, Attempt attempt, Instant now) {
        return deliveries.settle(claimed, schedule.after(claimed.delivery(), attempt.outcome(), now), attempt);
    }

    private Uni<Void> judge(Webhook current, Claimed claimed, Attempt attempt) {
        Instant now = clock.instant();
        return keep(claimed, attempt, now)
                .chain(kept -> kept
                        ? judged(current, attempt.outcome(), now)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> judged(Webhook current, Outcome outcome, Instant now) {
        if (!current.wish().enabled()) {
            return Uni.createFrom().voidItem();
        }
        Optional<String> because = schedule.disables(current, outcome, now);
        if (because.isEmpty()) {
            return webhooks.update(current.with(Schedule.health(current, outcome, now)));
        }
        Webhook disabled = current.disabled(because.get());
        Stamp stamp = new Stamp(new Actor("webhook:" + current.id()), now, because.get());
        return webhooks.update(disabled).call(() -> audit.disabled(current, disabled, stamp));
    }

    /// A delivery that was asked for by hand, once more from the beginning. Fails with `NotFound` or `Conflict`.
    @WithTransaction
    Uni<Delivery> replay(Webhook webhook, String deliveryId, Stamp stamp) {
        return deliveries
                .lockIdle(webhook.id(), deliveryId, stamp.at())
                .map(delivery -> schedule.again(delivery, stamp.at()))
                .call(deliveries::update)
                .call(() -> audit.replayed(webhook, deliveryId, stamp));
    }
}
