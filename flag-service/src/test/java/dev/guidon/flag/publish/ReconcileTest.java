package dev.guidon.flag.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReconcileTest {
    private final InMemoryOutbox outbox = new InMemoryOutbox();

    private void reconcileWith(Map<String, Long> present) {
        new Reconcile(outbox, _ -> Uni.createFrom().item(present))
                .reconcile()
                .await()
                .indefinitely();
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
}
