package dev.guidon.evaluation.adapter.kafka;

import dev.guidon.evaluation.decide.KeyLog;
import dev.guidon.kit.adapter.kafka.KafkaCountLog;
import dev.guidon.kit.adapter.kafka.Producers;
import dev.guidon.kit.adapter.kafka.Topics;
import dev.guidon.kit.insight.InsightSettings;
import dev.guidon.kit.insight.Insights;
import dev.guidon.kit.insight.Redaction;
import dev.guidon.kit.insight.SampleLog;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;

/// What this service learns from its decisions, and where that goes.
@ApplicationScoped
class InsightWiring {

    @Produces
    @Singleton
    KafkaCountLog counts(Topics topics, Producers producers) {
        return new KafkaCountLog(topics, producers);
    }

    @Produces
    @Singleton
    Insights.Logs logs(KafkaCountLog counts, SampleLog samples) {
        return new Insights.Logs(counts, samples);
    }

    @Produces
    @Singleton
    Insights insights(
            InsightSettings settings,
            Redaction redaction,
            Insights.Logs logs,
            InstantSource clock,
            MeterRegistry metrics) {
        Insights insights =
                new Insights(settings, redaction, logs, clock, UUID.randomUUID().toString());
        FunctionCounter.builder("guidon.evaluations.uncounted", insights, Insights::dropped)
                .description("Evaluations that no count holds, because there was no room; alarm when it grows")
                .register(metrics);
        return insights;
    }

    @Produces
    @Singleton
    KeyLog keyLog(Insights insights) {
        return caller -> insights.used(caller.environmentId(), caller.keyId());
    }

    void close(@Disposes Insights insights, KafkaCountLog counts) {
        insights.close();
        counts.close();
    }
}
