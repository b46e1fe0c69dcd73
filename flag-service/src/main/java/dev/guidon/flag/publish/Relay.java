package dev.guidon.flag.publish;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Moves changes from the outbox to a destination, one environment at a time.
///
/// The transaction holds the claim while the courier is under way. So no two instances deliver the same environment at
/// once, which keeps the order, and a crash before the commit only repeats the delivery.
@ApplicationScoped
public class Relay {
    /// Few enough that their bytes fit into memory, whatever their size.
    private static final int ENTRIES_AT_ONCE = 20;

    private final Outbox outbox;

    Relay(Outbox outbox) {
        this.outbox = outbox;
    }

    /// @return whether there was anything to deliver
    @WithTransaction
    public Uni<Boolean> deliverNext(Courier courier) {
        return outbox.claim(courier.destination(), ENTRIES_AT_ONCE)
                .call(claimed -> deliver(claimed, courier))
                .map(Optional::isPresent);
    }

    private Uni<Void> deliver(Optional<Delivery> claimed, Courier courier) {
        if (claimed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Delivery delivery = claimed.get();
        return courier.deliver(delivery)
                .onFailure()
                .transform(failure -> new DeliveryFailed(courier.destination(), failure))
                .chain(reached -> outbox.advance(courier.destination(), delivery.environmentId(), reached));
    }
}
