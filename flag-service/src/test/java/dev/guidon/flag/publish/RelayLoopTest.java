package dev.guidon.flag.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.testkit.MovableClock;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RelayLoopTest {
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final HeldCourier courier = new HeldCourier();
    private final MovableClock clock = MovableClock.at("2026-03-01T12:00:00Z");
    private final RelayLoop loop = new RelayLoop(new Relay(outbox), courier, clock);

    /// Keeps each delivery until the test lets it arrive or fail.
    private static final class HeldCourier implements Courier {
        private final List<Delivery> deliveries = new ArrayList<>();
        private final Deque<CompletableFuture<Long>> held = new ArrayDeque<>();

        @Override
        public Destination destination() {
            return Destination.KAFKA;
        }

        @Override
        public Uni<Long> deliver(Delivery delivery) {
            deliveries.add(delivery);
            CompletableFuture<Long> arrival = new CompletableFuture<>();
            held.add(arrival);
            return Uni.createFrom().completionStage(arrival);
        }

        void arrive() {
            held.remove().complete(deliveries.getLast().entries().getLast().sequence());
        }

        void fail() {
            held.remove().completeExceptionally(new IllegalStateException("broker is away"));
        }
    }

    private UniAssertSubscriber<Void> wake() {
        return loop.wake().subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    @Test
    void withNothingToDoItStopsAtOnce() {
        wake().assertCompleted();

        assertThat(courier.deliveries).isEmpty();
    }

    @Test
    void everythingIsDeliveredInOrderAndOnce() {
        for (int i = 0; i < 45; i++) {
            outbox.add();
        }

        var run = wake();
        courier.arrive();
        courier.arrive();
        courier.arrive();

        run.assertCompleted();
        assertThat(courier.deliveries)
                .flatMap(Delivery::entries)
                .extracting(Delivery.Entry::sequence)
                .hasSize(45)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void aChangeThatIsCommittedDuringADeliveryIsNotLeftBehind() {
        outbox.add();
        var run = wake();
        outbox.add();
        wake().assertCompleted();

        courier.arrive();
        courier.arrive();

        run.assertCompleted();
        assertThat(outbox.reached()).isEqualTo(2);
    }

    @Test
    void twoWakeUpsDoNotDeliverAtTheSameTime() {
        outbox.add();
        wake();

        wake();

        assertThat(courier.deliveries).hasSize(1);
    }

    @Test
    void aFailureEndsTheRunAndTheNextWakeUpRepeatsTheDelivery() {
        outbox.add();

        var failing = wake();
        courier.fail();
        failing.assertCompleted();
        assertThat(loop.failingSince()).contains(clock.instant());
        var repeating = wake();
        courier.arrive();

        repeating.assertCompleted();
        assertThat(loop.failingSince()).isEmpty();
        assertThat(outbox.reached()).isEqualTo(1);
    }
}
