package dev.guidon.gateway.stage;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.guidon.contracts.events.v1.Event;
import dev.guidon.contracts.events.v1.Exposure;
import dev.guidon.contracts.events.v1.Inference;
import dev.guidon.kit.adapter.kafka.Topic;
import dev.guidon.kit.adapter.kafka.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// Reads what the gateway has written about one environment.
@ApplicationScoped
public class KafkaRecords {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Map<String, Object> connection;
    private final Topics topics;

    /// @param key empty when the record has none
    public record Keyed<T>(String key, T record) {}

    @FunctionalInterface
    private interface Parser<T> {
        T parse(byte[] bytes) throws InvalidProtocolBufferException;
    }

    KafkaRecords(@Identifier("default-kafka-broker") Map<String, Object> connection, Topics topics) {
        this.connection = connection;
        this.topics = topics;
    }

    /// Everything that is there once there is at least `count` of it.
    public List<Keyed<Inference>> inferences(String environmentId, int count) {
        return read(Topic.INFERENCES, Inference::parseFrom, Inference::getEnvironmentId, environmentId, count);
    }

    public List<Keyed<Exposure>> exposures(String environmentId, int count) {
        return read(Topic.EXPOSURES, Exposure::parseFrom, Exposure::getEnvironmentId, environmentId, count);
    }

    public List<Keyed<Event>> events(String environmentId, int count) {
        return read(Topic.EVENTS, Event::parseFrom, Event::getEnvironmentId, environmentId, count);
    }

    private <T> List<Keyed<T>> read(
            Topic topic, Parser<T> parser, Function<T, String> environment, String wanted, int count) {
        List<Keyed<T>> found = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topics.name(topic)).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while ((found.size() < count && System.nanoTime() < deadline) || !atEnd(consumer, ends)) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PAUSE)) {
                    T value = parse(parser, record.value());
                    if (environment.apply(value).equals(wanted)) {
                        found.add(new Keyed<>(text(record.key()), value));
                    }
                }
            }
        }
        return found;
    }

    private static boolean atEnd(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> configuration = new HashMap<>(connection);
        return new KafkaConsumer<>(configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static <T> T parse(Parser<T> parser, byte[] bytes) {
        try {
            return parser.parse(bytes);
        } catch (InvalidProtocolBufferException damaged) {
            throw new IllegalStateException(damaged);
        }
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
