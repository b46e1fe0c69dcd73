package dev.guidon.experiment.adapter.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Tells the state of the stream and is ready whatever it is: with Kafka away, experiments are still defined, and
/// results still read.
@Readiness
@ApplicationScoped
class StreamState implements HealthCheck {
    private final KafkaStreams streams;

    StreamState(KafkaStreams streams) {
        this.streams = streams;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("stream")
                .up()
                .withData("state", streams.state().name())
                .build();
    }
}
