package dev.guidon.testkit.architecture.samples.untidy.order;

import dev.guidon.testkit.architecture.samples.untidy.adapter.kafka.KafkaOrders;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import org.apache.kafka.common.TopicPartition;

/// Breaks every rule there is.
public class OrderManager {

    @Inject
    KafkaOrders orders;

    public Instant place(Uni<String> order) {
        order.subscribe().with(_ -> {});
        System.out.println(new TopicPartition(orders.topic(), 0) + order.await().indefinitely());
        return Instant.now();
    }
}
