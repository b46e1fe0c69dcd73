package dev.guidon.flag;

import dev.guidon.contracts.evaluation.v1.Reason;
import dev.guidon.contracts.evaluation.v1.Subject;
import dev.guidon.contracts.insights.v1.EvaluationCounts;
import dev.guidon.contracts.insights.v1.EvaluationSample;
import dev.guidon.contracts.types.v1.Value;
import dev.guidon.kit.adapter.kafka.KafkaSettings;
import dev.guidon.kit.adapter.kafka.Topic;
import dev.guidon.kit.adapter.kafka.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Plays the services that evaluate.
@ApplicationScoped
class InsightTopics {
    private final KafkaProducer<String, byte[]> producer;
    private final Topics topics;

    InsightTopics(@ConfigProperty(name = "kafka.bootstrap.servers") String servers, KafkaSettings settings) {
        this.topics = new Topics(settings);
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    static EvaluationCounts.Builder counts(String instanceId, long sequence) {
        return EvaluationCounts.newBuilder().setInstanceId(instanceId).setSequence(sequence);
    }

    static EvaluationSample sample(Scene scene, String subject, String variant, Map<String, Value> attributes) {
        return EvaluationSample.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setEnvironmentId(scene.environmentId())
                .setFlagKey("checkout")
                .setVariant(variant)
                .setReason(Reason.REASON_DEFAULT)
                .setFlagVersion(1)
                .setOccurredAt(Instant.now().toEpochMilli())
                .setSubject(Subject.newBuilder().setTargetingKey(subject).putAllAttributes(attributes))
                .setStandsFor(1)
                .build();
    }

    static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }

    void send(EvaluationCounts counts) {
        send(Topic.EVALUATION_COUNTS, counts.getInstanceId(), counts.toByteArray());
    }

    void send(EvaluationSample sample) {
        send(Topic.EVALUATION_SAMPLES, sample.getEnvironmentId(), sample.toByteArray());
    }

    void send(Topic topic, String key, byte[] value) {
        try {
            var _ = producer.send(new ProducerRecord<>(topics.name(topic), key, value))
                    .get();
        } catch (ExecutionException failed) {
            throw new AssertionError("Kafka did not take a record", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    @PreDestroy
    void close() {
        producer.close();
    }
}
