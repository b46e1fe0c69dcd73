package dev.guidon.evaluation.adapter.kafka;

import dev.guidon.contracts.events.v1.Event;
import dev.guidon.evaluation.ingest.EventLog;
import dev.guidon.kit.adapter.kafka.Producers;
import dev.guidon.kit.adapter.kafka.Topic;
import dev.guidon.kit.adapter.kafka.Topics;
import dev.guidon.kit.adapter.kafka.UnitKey;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/// Events on Kafka: safe when all in-sync replicas have them.
@ApplicationScoped
class KafkaEventLog implements EventLog {
    private static final Duration DEADLINE = Duration.ofSeconds(4);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final Logger LOG = Logger.getLogger(KafkaEventLog.class);

    private final String topic;
    private final Producer<byte[], byte[]> producer;

    KafkaEventLog(Topics topics, Producers producers) {
        this.topic = topics.name(Topic.EVENTS);
        this.producer = producers.impatient(DEADLINE);
    }

    @Override
    public void append(List<Event> events) {
        try {
            awaitAll(send(events));
        } catch (KafkaException | ExecutionException | TimeoutException failed) {
            LOG.debugf(failed, "events refused, count=%d", events.size());
            throw new FailureException(new Failure.Unavailable("the event log", RETRY_AFTER));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new FailureException(new Failure.Unavailable("the event log", RETRY_AFTER));
        }
    }

    private List<Future<RecordMetadata>> send(List<Event> events) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(events.size());
        for (Event event : events) {
            byte[] key = UnitKey.of(event.getEnvironmentId(), event.getUnit());
            Future<RecordMetadata> acknowledgement =
                    producer.send(new ProducerRecord<>(topic, key, event.toByteArray()));
            if (acknowledgement.state() == Future.State.FAILED) {
                throw new KafkaException(acknowledgement.exceptionNow());
            }
            sent.add(acknowledgement);
        }
        return sent;
    }

    private static void awaitAll(List<Future<RecordMetadata>> sent)
            throws InterruptedException, ExecutionException, TimeoutException {
        for (Future<RecordMetadata> acknowledgement : sent) {
            var _ = acknowledgement.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @PreDestroy
    void close() {
        producer.close(DEADLINE);
    }
}
