package dev.guidon.evaluation.adapter.kafka;

import dev.guidon.feed.SampleMapping;
import dev.guidon.kit.adapter.kafka.BoundedPublisher;
import dev.guidon.kit.adapter.kafka.Producers;
import dev.guidon.kit.adapter.kafka.Topic;
import dev.guidon.kit.adapter.kafka.Topics;
import dev.guidon.kit.insight.Sample;
import dev.guidon.kit.insight.SampleLog;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Samples on Kafka, through a queue of fixed size. Keyed by the flag, and by nothing about the subject.
@ApplicationScoped
class KafkaSampleLog implements SampleLog {
    private static final int CAPACITY = 4_096;

    private final String topic;
    private final BoundedPublisher publisher;

    KafkaSampleLog(Topics topics, Producers producers, MeterRegistry metrics) {
        this.topic = topics.name(Topic.EVALUATION_SAMPLES);
        this.publisher = new BoundedPublisher("samples", producers.patient(), CAPACITY);
        FunctionCounter.builder("guidon.samples.sent", publisher, BoundedPublisher::sent)
                .description("Samples of evaluations that Kafka has acknowledged")
                .register(metrics);
        FunctionCounter.builder("guidon.samples.dropped", publisher, BoundedPublisher::dropped)
                .description("Samples of evaluations that are lost because Kafka did not take them in time")
                .register(metrics);
    }

    @Override
    public boolean offer(Sample sample) {
        byte[] key = (sample.environmentId() + "/" + sample.served().flagKey()).getBytes(StandardCharsets.UTF_8);
        return publisher.offer(
                new ProducerRecord<>(topic, key, SampleMapping.toWire(sample).toByteArray()));
    }

    @PreDestroy
    void close() {
        publisher.close();
    }
}
