package dev.guidon.flag.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.flag.publish.RulesetMirror.Sizes;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReconcileTest {
    private static final Sizes COMPLETE = new Sizes(5, 10, 3, 1);

    private final InMemoryOutbox outbox = new InMemoryOutbox();

    private void reconcileWith(Map<String, Long> present) {
        reconcileWith(present, COMPLETE);
    }

    private void reconcileWith(Map<String, Long> present, Sizes inRedis) {
        new Reconcile(outbox, new Mirror(present, inRedis), new Source())
                .reconcile()
                .await()
                .indefinitely();
    }

    private record Mirror(Map<String, Long> present, Sizes inRedis) implements RulesetMirror {
        @Override
        public Uni<Map<String, Long>> sequences(List<String> environmentIds) {
            return Uni.createFrom().item(present);
        }

        @Override
        public Uni<Map<String, Sizes>> sizes(List<String> environmentIds) {
            return Uni.createFrom().item(Map.of("environment", inRedis));
        }
    }

    /// An environment at sequence 5.
    private record Source() implements SnapshotSource {
        @Override
        public Uni<Snapshot> snapshot(String environmentId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Map<String, Sizes>> sizes(List<String> environmentIds) {
            return Uni.createFrom().item(Map.of("environment", COMPLETE));
        }
    }

    @Test
    void whatIsThereStays() {
        outbox.advance(Destination.REDIS, "environment", 5).await().indefinitely();

        reconcileWith(Map.of("environment", 5L));

        assertThat(outbox.reached()).isEqualTo(5);
    }

    @Test
    void whatIsFurtherThanWasDeliveredStays() {
        outbox.advance(Destination.REDIS, "environment", 5).await().indefinitely();

        reconcileWith(Map.of("environment", 6L));

        assertThat(outbox.reached()).isEqualTo(5);
    }

    @Test
    void whatIsMissingIsForgotten() {
        outbox.advance(Destination.REDIS, "environment", 5).await().indefinitely();

        reconcileWith(Map.of());

        assertThat(outbox.reached()).isEqualTo(Delivery.NOTHING);
    }

    @Test
    void whatHasFallenBackIsForgotten() {
        outbox.advance(Destination.REDIS, "environment", 5).await().indefinitely();

        reconcileWith(Map.of("environment", 4L));

        assertThat(outbox.reached()).isEqualTo(Delivery.NOTHING);
    }

    @Test
    void whatLacksAPartAtTheSameSequenceIsForgotten() {
        outbox.advance(Destination.REDIS, "environment", 5).await().indefinitely();

        reconcileWith(Map.of("environment", 5L), new Sizes(5, 0, 3, 1));

        assertThat(outbox.reached()).isEqualTo(Delivery.NOTHING);
    }

    @Test
    void whatHasOtherPartsAtAnotherSequenceStays() {
        outbox.advance(Destination.REDIS, "environment", 5).await().indefinitely();

        reconcileWith(Map.of("environment", 5L), new Sizes(6, 11, 3, 1));

        assertThat(outbox.reached()).isEqualTo(5);
    }
}
