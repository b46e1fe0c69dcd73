package dev.guidon.gateway.adapter.kafka;

import dev.guidon.gateway.record.Ending;
import dev.guidon.gateway.record.Exposure;
import dev.guidon.gateway.record.Inference;
import dev.guidon.gateway.record.RecordLog;
import dev.guidon.kit.adapter.kafka.BoundedPublisher;
import dev.guidon.kit.adapter.kafka.Producers;
import dev.guidon.kit.adapter.kafka.Topic;
import dev.guidon.kit.adapter.kafka.Topics;
import dev.guidon.kit.adapter.kafka.UnitKey;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Exposures and inferences on Kafka, through a queue of fixed size that both share.
@Startup
@ApplicationScoped
class KafkaRecordLog implements RecordLog {
    /// A record has about 300 bytes: some 10 MB when full.
    private static final int CAPACITY = 32_768;

    private final String exposures;
    private final String inferences;
    private final BoundedPublisher publisher;

    KafkaRecordLog(Topics topics, Producers producers, MeterRegistry metrics) {
        this.exposures = topics.name(Topic.EXPOSURES);
        this.inferences = topics.name(Topic.INFERENCES);
        this.publisher = new BoundedPublisher("records", producers.patient(), CAPACITY);
        FunctionCounter.builder("guidon.gateway.records.sent", publisher, BoundedPublisher::sent)
                .description("Exposures and inferences that Kafka has acknowledged")
                .register(metrics);
        FunctionCounter.builder("guidon.gateway.records.dropped", publisher, BoundedPublisher::dropped)
                .description("Exposures and inferences that are lost because Kafka did not take them in time")
                .register(metrics);
        Gauge.builder("guidon.gateway.records.waiting", publisher, BoundedPublisher::waiting)
                .description("Exposures and inferences that wait for Kafka")
                .register(metrics);
    }

    @Override
    public boolean offer(Exposure exposure) {
        var wire = RecordMapping.exposure(exposure);
        byte[] key = UnitKey.of(wire.getEnvironmentId(), wire.getUnit());
        return publisher.offer(new ProducerRecord<>(exposures, key, wire.toByteArray()));
    }

    /// An anonymous inference belongs to no unit: without a key it goes to any partition.
    @Override
    public void offer(Inference inference, Ending ending) {
        var wire = RecordMapping.inference(inference, ending);
        byte[] key = wire.hasUnit() ? UnitKey.of(wire.getEnvironmentId(), wire.getUnit()) : null;
        var _ = publisher.offer(new ProducerRecord<>(inferences, key, wire.toByteArray()));
    }

    @PreDestroy
    void close() {
        publisher.close();
    }
}
