package dev.guidon.experiment.adapter.kafka.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.guidon.contracts.experiments.v1.Partial;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads the partial sums that became valid, from the first one on.
final class CommittedPartials implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, Partial> latest = new HashMap<>();
    private boolean sequencesGrew = true;

    CommittedPartials(String bootstrapServers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// The latest of each key.
    Collection<Partial> latest() {
        consumer.poll(Duration.ofMillis(100)).forEach(this::take);
        return latest.values();
    }

    /// Whether each partial had a greater sequence than the one with the same key before it.
    boolean sequencesGrew() {
        return sequencesGrew;
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            Partial partial = Partial.parseFrom(record.value());
            Partial before = latest.put(record.key(), partial);
            sequencesGrew &= before == null || before.getSequence() < partial.getSequence();
        } catch (InvalidProtocolBufferException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
