package dev.guidon.gateway.adapter.kafka;

import dev.guidon.feed.SampleMapping;
import dev.guidon.gateway.route.KeyLog;
import dev.guidon.kit.adapter.kafka.BoundedPublisher;
import dev.guidon.kit.adapter.kafka.KafkaCountLog;
import dev.guidon.kit.adapter.kafka.Producers;
import dev.guidon.kit.adapter.kafka.Topic;
import dev.guidon.kit.adapter.kafka.Topics;
import dev.guidon.kit.insight.InsightSettings;
import dev.guidon.kit.insight.Insights;
import dev.guidon.kit.insight.Redaction;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/// What this service learns from its decisions, and where that goes.
@ApplicationScoped
class InsightWiring {
    private static final int WAITING_SAMPLES = 4_096;

    /// Where counts and samples go; closed together.
    record Outlets(KafkaCountLog counts, BoundedPublisher samples, String topic) {
        Insights.Logs logs() {
            return new Insights.Logs(
                    counts,
                    sample -> samples.offer(new ProducerRecord<>(
                            topic,
                            (sample.environmentId() + "/" + sample.served().flagKey()).getBytes(StandardCharsets.UTF_8),
                            SampleMapping.toWire(sample).toByteArray())));
        }
    }

    @Produces
    @Singleton
    Outlets outlets(Topics topics, Producers producers) {
        return new Outlets(
                new KafkaCountLog(topics, producers),
                new BoundedPublisher("samples", producers.patient(), WAITING_SAMPLES),
                topics.name(Topic.EVALUATION_SAMPLES));
    }

    @Produces
    @Singleton
    Insights insights(
            InsightSettings settings,
            Redaction redaction,
            Outlets outlets,
            InstantSource clock,
            MeterRegistry metrics) {
        Insights insights = new Insights(
                settings, redaction, outlets.logs(), clock, UUID.randomUUID().toString());
        FunctionCounter.builder("guidon.evaluations.uncounted", insights, Insights::dropped)
                .description("Evaluations that no count holds, because there was no room; alarm when it grows")
                .register(metrics);
        return insights;
    }

    @Produces
    @Singleton
    KeyLog keyLog(Insights insights) {
        return insights::used;
    }

    void close(@Disposes Insights insights, Outlets outlets) {
        insights.close();
        outlets.counts().close();
        outlets.samples().close();
    }
}
