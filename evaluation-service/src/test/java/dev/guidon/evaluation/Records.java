package dev.guidon.evaluation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/// Reads a topic from its beginning.
final class Records implements AutoCloseable {
    private static final Duration WAIT = Duration.ofSeconds(20);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Entry> read = new ArrayList<>();

    record Entry(String key, com.google.protobuf.ByteString value) {}

    Records(String topic) {
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", setting("kafka.bootstrap.servers")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        String name = setting("guidon.topic-prefix") + topic;
        Awaitility.await().atMost(WAIT).ignoreExceptions().until(() -> !consumer.partitionsFor(name)
                .isEmpty());
        List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                .map(partition -> new TopicPartition(name, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// All records whose key starts with `keyPrefix`, once there are `count`.
    List<Entry> await(String keyPrefix, int count) {
        Awaitility.await().atMost(WAIT).until(() -> with(keyPrefix).size() >= count);
        return with(keyPrefix);
    }

    private List<Entry> with(String keyPrefix) {
        consumer.poll(Duration.ofMillis(50))
                .forEach(entry -> read.add(new Entry(
                        new String(entry.key(), StandardCharsets.UTF_8),
                        com.google.protobuf.ByteString.copyFrom(entry.value()))));
        return read.stream().filter(entry -> entry.key().startsWith(keyPrefix)).toList();
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
