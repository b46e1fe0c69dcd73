package dev.guidon.evaluation.adapter.kafka;

import dev.guidon.contracts.events.v1.Exposure;
import dev.guidon.evaluation.exposure.ExposureLog;
import dev.guidon.kit.adapter.kafka.BoundedPublisher;
import dev.guidon.kit.adapter.kafka.Producers;
import dev.guidon.kit.adapter.kafka.Topic;
import dev.guidon.kit.adapter.kafka.Topics;
import dev.guidon.kit.adapter.kafka.UnitKey;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Exposures on Kafka, through a queue of fixed size.
@ApplicationScoped
class KafkaExposureLog implements ExposureLog {
    private static final int CAPACITY = 65_536;

    private final String topic;
    private final BoundedPublisher publisher;

    KafkaExposureLog(Topics topics, Producers producers, MeterRegistry metrics) {
        this.topic = topics.name(Topic.EXPOSURES);
        this.publisher = new BoundedPublisher("exposures", producers.patient(), CAPACITY);
        FunctionCounter.builder("guidon.exposures.sent", publisher, BoundedPublisher::sent)
                .description("Exposures that Kafka has acknowledged")
                .register(metrics);
        FunctionCounter.builder("guidon.exposures.dropped", publisher, BoundedPublisher::dropped)
                .description("Exposures that are lost because Kafka did not take them in time")
                .register(metrics);
        Gauge.builder("guidon.exposures.waiting", publisher, BoundedPublisher::waiting)
                .description("Exposures that wait for Kafka")
                .register(metrics);
    }

    @Override
    public boolean offer(Exposure exposure) {
        return publisher.offer(new ProducerRecord<>(
                topic, UnitKey.of(exposure.getEnvironmentId(), exposure.getUnit()), exposure.toByteArray()));
    }

    @PreDestroy
    void close() {
        publisher.close();
    }
}
