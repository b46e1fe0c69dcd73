package dev.guidon.experiment;

import dev.guidon.experiment.log.Entry;
import dev.guidon.kit.adapter.kafka.Topic;
import dev.guidon.kit.adapter.kafka.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Plays evaluation-service: writes exposures and events.
@ApplicationScoped
class Producers {
    private final Topics topics;
    private final KafkaProducer<String, byte[]> producer;

    Producers(Topics topics, @Identifier("default-kafka-broker") Map<String, Object> connection) {
        this.topics = topics;
        this.producer = new KafkaProducer<>(connection, new StringSerializer(), new ByteArraySerializer());
    }

    void send(List<Entry> entries) {
        entries.forEach(entry -> {
            Topic topic =
                    switch (entry) {
                        case Entry.Exposed _ -> Topic.EXPOSURES;
                        case Entry.Happened _ -> Topic.EVENTS;
                    };
            send(topic, entry.key(), entry.bytes().toByteArray());
        });
        producer.flush();
    }

    /// Records that are no exposures, no events, no definitions and no partial sums.
    void sendNoise(String environmentId) {
        byte[] noise = "this is no message".getBytes(StandardCharsets.UTF_8);
        for (Topic topic : List.of(Topic.EXPOSURES, Topic.EVENTS, Topic.EXPERIMENTS, Topic.PARTIALS)) {
            for (int i = 0; i < 3; i++) {
                send(topic, environmentId + "/noise" + i, noise);
            }
        }
        producer.flush();
    }

    private void send(Topic topic, String key, byte[] value) {
        var _ = producer.send(new ProducerRecord<>(topics.name(topic), key, value));
    }

    @PreDestroy
    void close() {
        producer.close();
    }
}
