package dev.guidon.testkit.architecture.samples.tidy.adapter.kafka;

import dev.guidon.testkit.architecture.samples.tidy.order.OrderStore;
import java.time.Instant;
import org.apache.kafka.common.TopicPartition;

/// An adapter knows technology, and may ask for the time itself.
record KafkaOrderStore(TopicPartition partition) implements OrderStore {

    boolean isLate(Instant at) {
        return at.isBefore(Instant.now());
    }

    @Override
    public void save(String order, Instant at) {
        if (partition.partition() < 0 || isLate(at)) {
            throw new IllegalStateException(order);
        }
    }
}
