package dev.guidon.gateway.adapter.kafka;

import dev.guidon.contracts.events.v1.Event;
import dev.guidon.gateway.feedback.FeedbackEvent;
import dev.guidon.gateway.feedback.FeedbackLog;
import dev.guidon.kit.adapter.kafka.Producers;
import dev.guidon.kit.adapter.kafka.Topic;
import dev.guidon.kit.adapter.kafka.Topics;
import dev.guidon.kit.adapter.kafka.UnitKey;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/// Feedback on Kafka: safe when all in-sync replicas have it.
@Startup
@ApplicationScoped
class KafkaFeedbackLog implements FeedbackLog {
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final Logger LOG = Logger.getLogger(KafkaFeedbackLog.class);

    private final String topic;
    private final Producer<byte[], byte[]> producer;

    KafkaFeedbackLog(Topics topics, Producers producers) {
        this.topic = topics.name(Topic.EVENTS);
        this.producer = producers.impatient(DEADLINE);
    }

    @Override
    public void append(FeedbackEvent feedback) {
        Event event = RecordMapping.event(feedback);
        byte[] key = UnitKey.of(event.getEnvironmentId(), event.getUnit());
        try {
            var _ = producer.send(new ProducerRecord<>(topic, key, event.toByteArray()))
                    .get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (KafkaException | ExecutionException | TimeoutException failed) {
            LOG.debugf(failed, "feedback refused");
            throw new FailureException(new Failure.Unavailable("the event log", RETRY_AFTER));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new FailureException(new Failure.Unavailable("the event log", RETRY_AFTER));
        }
    }

    @PreDestroy
    void close() {
        producer.close(DEADLINE);
    }
}
