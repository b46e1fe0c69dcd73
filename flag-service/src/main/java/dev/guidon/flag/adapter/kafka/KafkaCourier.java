package dev.guidon.flag.adapter.kafka;

import dev.guidon.flag.adapter.RemoteCall;
import dev.guidon.flag.publish.Courier;
import dev.guidon.flag.publish.Delivery;
import dev.guidon.flag.publish.Destination;
import io.smallrye.mutiny.Multi;
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
    private static final Duration DEADLINE = Duration.ofSeconds(12);

    private final MutinyEmitter<byte[]> topic;

    KafkaCourier(@Channel("flag-changes") MutinyEmitter<byte[]> topic) {
        this.topic = topic;
    }

    @Override
    public Destination destination() {
        return Destination.KAFKA;
    }

    @Override
    public Uni<Long> deliver(Delivery delivery) {
        Uni<Void> all = Multi.createFrom()
                .iterable(delivery.entries())
                .onItem()
                .transformToUniAndConcatenate(entry -> publish(delivery.environmentId(), entry))
                .collect()
                .last();
        return RemoteCall.within(DEADLINE, all).replaceWith(delivery.end());
    }

    private Uni<Void> publish(String environmentId, Delivery.Entry entry) {
        var metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(environmentId)
                .build();
        return topic.sendMessage(Message.of(entry.change().bytes(), Metadata.of(metadata)));
    }
}
