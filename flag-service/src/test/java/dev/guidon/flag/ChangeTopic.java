package dev.guidon.flag;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.guidon.contracts.flags.v1.EnvironmentChange;
import dev.guidon.kit.adapter.kafka.KafkaSettings;
import dev.guidon.kit.adapter.kafka.Topic;
import dev.guidon.kit.adapter.kafka.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The topic of changes, read from its beginning.
@Dependent
class ChangeTopic {
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<EnvironmentChange> read = new ArrayList<>();

    ChangeTopic(@ConfigProperty(name = "kafka.bootstrap.servers") String servers, KafkaSettings settings) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        UUID.randomUUID().toString(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(new Topics(settings).name(Topic.FLAG_CHANGES)));
    }

    /// Every change of an environment that has been published so far.
    List<EnvironmentChange> of(String environmentId) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> read.add(decode(record)));
        return read.stream()
                .filter(change -> change.getEnvironmentId().equals(environmentId))
                .toList();
    }

    private static EnvironmentChange decode(ConsumerRecord<String, byte[]> record) {
        try {
            EnvironmentChange change = EnvironmentChange.parseFrom(record.value());
            if (!change.getEnvironmentId().equals(record.key())) {
                throw new AssertionError("record of " + change.getEnvironmentId() + " has the key " + record.key());
            }
            return change;
        } catch (InvalidProtocolBufferException damaged) {
            throw new AssertionError("the topic holds something that is no change", damaged);
        }
    }

    @PreDestroy
    void close() {
        consumer.close();
    }
}
