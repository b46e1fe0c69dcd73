package dev.guidon.flag.publish;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps one destination supplied. Runs once per wake-up, and never twice at the same time in one instance: a wake-up
/// that comes while it runs makes it look once more before it stops.
public final class RelayLoop {
    private static final Logger LOG = Logger.getLogger(RelayLoop.class);

    private final Relay relay;
    private final Courier courier;
    private final InstantSource clock;
    private final AtomicInteger wakeUps = new AtomicInteger();
    private volatile @Nullable Instant failingSince;

    public RelayLoop(Relay relay, Courier courier, InstantSource clock) {
        this.relay = relay;
        this.courier = courier;
        this.clock = clock;
    }

    public Destination destination() {
        return courier.destination();
    }

    /// Since when deliveries fail, if they do.
    public Optional<Instant> failingSince() {
        return Optional.ofNullable(failingSince);
    }

    /// Delivers until nothing is left. Gives up at the first failure; the next wake-up starts again.
    public Uni<Void> wake() {
        if (wakeUps.getAndIncrement() > 0) {
            return Uni.createFrom().voidItem();
        }
        return deliverAll()
                .invoke(this::succeeded)
                .onFailure()
                .invoke(this::failed)
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> deliverAll() {
        return Uni.createFrom()
                .deferred(this::deliverNext)
                .repeat()
                .until(delivered -> !delivered && wakeUps.compareAndSet(1, 0))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> deliverNext() {
        wakeUps.set(1);
        return relay.deliverNext(courier);
    }

    private void succeeded() {
        if (failingSince != null) {
            failingSince = null;
            LOG.infof("deliveries go on, destination=%s", courier.destination());
        }
    }

    private void failed(Throwable failure) {
        wakeUps.set(0);
        if (failingSince == null) {
            failingSince = clock.instant();
            LOG.warnf(failure, "deliveries fail, changes wait, destination=%s", courier.destination());
        }
    }
}
