package dev.guidon.flag.webhook;

import dev.guidon.flag.webhook.Delivery.State;
import dev.guidon.flag.webhook.Outcome.Answered;
import dev.guidon.flag.webhook.Webhook.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What an attempt leads to.
public final class Schedule {
    private final WebhookPolicy policy;
    private final Backoff backoff;

    public Schedule(WebhookPolicy policy, RandomGenerator random) {
        this.policy = policy;
        this.backoff = new Backoff(policy.firstRetry(), random);
    }

    DeliveryStore.Terms terms(Instant now) {
        return new DeliveryStore.Terms(now, now.plus(policy.lease()), policy.perWebhook());
    }

    /// The delivery after an attempt that ended at `now`.
    Delivery after(Delivery delivery, Outcome outcome, Instant now) {
        Delivery attempted = delivery.attempted();
        if (outcome.isSuccess()) {
            return attempted.settled(State.DELIVERED);
        }
        Instant next = now.plus(backoff.after(attempted.attempts()));
        return next.isAfter(delivery.giveUpAt()) ? attempted.settled(State.DEAD) : attempted.dueAgain(next);
    }

    /// Why a webhook is to be disabled after an attempt, if it is.
    Optional<String> disables(Webhook webhook, Outcome outcome, Instant now) {
        if (outcome instanceof Answered answered && answered.isFarewell()) {
            return Optional.of("the receiver answered 410 Gone");
        }
        return webhook.health()
                .failingSince()
                .filter(since -> !outcome.isSuccess() && !now.isBefore(since.plus(policy.disableAfter())))
                .map(since -> "every delivery failed since " + since);
    }

    static Health health(Webhook webhook, Outcome outcome, Instant now) {
        return outcome.isSuccess()
                ? Health.GOOD
                : new Health(Optional.of(webhook.health().failingSince().orElse(now)), "");
    }

    Delivery again(Delivery delivery, Instant now) {
        return delivery.replayed(now, now.plus(policy.giveUpAfter()));
    }

    Duration keep() {
        return policy.keep();
    }
}
