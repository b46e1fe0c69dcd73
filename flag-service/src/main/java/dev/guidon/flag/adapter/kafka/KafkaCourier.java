package dev.guidon.flag.adapter.kafka;

import dev.guidon.flag.adapter.RemoteCall;
import dev.guidon.flag.publish.Courier;
import dev.guidon.flag.publish.Delivery;
import dev.guidon.flag.publish.Destination;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/// Publishes changes keyed by their environment, each after the one before it was acknowledged, so that their order
/// holds also when one must be repeated.
@ApplicationScoped
class KafkaCourier implements Courier {
    /// Longer than the producer itself tries, so that nothing is repeated that is still under way.
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private static final Duration DEADLINE = PATIENCE.plusSeconds(1);

    private final MutinyEmitter<byte[]> topic;

    KafkaCourier(@Channel("flag-changes") MutinyEmitter<byte[]> topic) {
        this.topic = topic;
    }

    @Override
    public Destination destination() {
        return Destination.KAFKA;
    }

    /// Gives up in time with what is acknowledged by then, so that a slow broker slows changes down and does not stop
    /// them.
    @Override
    public Uni<Long> deliver(Delivery delivery) {
        Uni<Long> reached = Multi.createFrom()
                .iterable(delivery.entries())
                .onItem()
                .transformToUniAndConcatenate(entry -> publish(delivery.environmentId(), entry))
                .select()
                .first(PATIENCE)
                .collect()
                .last()
                .onItem()
                .ifNull()
                .failWith(TimeoutException::new);
        return RemoteCall.within(DEADLINE, reached);
    }

    /// The sequence of the entry, once it is acknowledged.
    private Uni<Long> publish(String environmentId, Delivery.Entry entry) {
        var metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(environmentId)
                .build();
        return topic.sendMessage(Message.of(entry.change().bytes(), Metadata.of(metadata)))
                .replaceWith(entry.sequence());
    }
}
