package dev.guidon.kit.adapter.kafka;

import dev.guidon.contracts.insights.v1.EvaluationCounts;
import dev.guidon.kit.insight.CountLog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/// Counts on Kafka, keyed by the instance that counted. Owns its producer.
public final class KafkaCountLog implements CountLog, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(KafkaCountLog.class);
    private static final Duration DEADLINE = Duration.ofSeconds(4);

    private final String topic;
    private final Producer<byte[], byte[]> producer;

    public KafkaCountLog(Topics topics, Producers producers) {
        this.topic = topics.name(Topic.EVALUATION_COUNTS);
        this.producer = producers.impatient(DEADLINE);
    }

    @Override
    public boolean append(EvaluationCounts record) {
        byte[] key = record.getInstanceId().getBytes(StandardCharsets.UTF_8);
        try {
            var _ = producer.send(new ProducerRecord<>(topic, key, record.toByteArray()))
                    .get(2 * DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (KafkaException | ExecutionException | TimeoutException failed) {
            LOG.debugf(failed, "counts wait, sequence=%d", record.getSequence());
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        producer.close(DEADLINE);
    }
}
