package dev.guidon.flag.webhook;

import dev.guidon.flag.project.Page;
import dev.guidon.flag.webhook.Delivery.Attempt;
import dev.guidon.flag.webhook.Delivery.Claimed;
import dev.guidon.flag.webhook.Delivery.Logged;
import dev.guidon.flag.webhook.Delivery.State;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where deliveries wait and their attempts are kept. Works in the caller's transaction.
public interface DeliveryStore {

    Uni<Void> add(List<Delivery> deliveries);

    /// What bounds a claim.
    ///
    /// @param lease until when nobody else may take the delivery
    /// @param perWebhook deliveries of one webhook that may be under way at once, on all instances together
    record Terms(Instant now, Instant lease, int perWebhook) {}

    /// Takes the delivery of some webhook that is due for the longest time.
    Uni<Optional<Claimed>> claim(Terms terms);

    /// Keeps what an attempt led to, unless somebody else has taken the delivery meanwhile.
    ///
    /// @return whether it was kept
    Uni<Boolean> settle(Claimed claimed, Delivery after, Attempt attempt);

    /// Newest first.
    ///
    /// @param request goes on after a position
    Uni<Page<Logged>> page(String webhookId, Optional<State> state, Page.Request request);

    /// Fails with `NotFound`.
    Uni<Logged> get(String webhookId, String deliveryId);

    /// As [#get], and until the transaction ends nobody else takes it. Fails with `Conflict` while it is under way.
    Uni<Delivery> lockIdle(String webhookId, String deliveryId, Instant now);

    Uni<Void> update(Delivery delivery);

    /// Gives up what was pending for too long, and forgets what is older than `before`.
    Uni<Void> tidy(Instant now, Instant before);
}
