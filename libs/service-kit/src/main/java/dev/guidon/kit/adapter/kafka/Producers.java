package dev.guidon.kit.adapter.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Producers of the two tempers that services need. Their address and security come from `kafka.*`. Whoever takes one
/// closes it.
@ApplicationScoped
public class Producers {
    private static final long BUFFER_BYTES = 8L << 20;
    private static final Duration REQUEST = Duration.ofSeconds(2);
    private static final Duration OUTAGE = Duration.ofMinutes(2);

    private final Map<String, Object> connection;

    Producers(@Identifier("default-kafka-broker") Map<String, Object> connection) {
        this.connection = connection;
    }

    /// Holds on to records while brokers restart. May block its thread as long, because without a broker it does not
    /// even know where a record would go.
    public Producer<byte[], byte[]> patient() {
        return producer(OUTAGE, OUTAGE, 5);
    }

    /// For records whose caller waits for the acknowledgement and repeats the call when there is none in time.
    public Producer<byte[], byte[]> impatient(Duration deadline) {
        return producer(REQUEST, deadline, 0);
    }

    private Producer<byte[], byte[]> producer(Duration block, Duration delivery, int lingerMillis) {
        Map<String, Object> configuration = new HashMap<>(connection);
        configuration.put(ProducerConfig.ACKS_CONFIG, "all");
        configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        configuration.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        configuration.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, lingerMillis);
        configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, block.toMillis());
        configuration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(REQUEST.toMillis()));
        configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(delivery.toMillis()));
        return new KafkaProducer<>(configuration, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
