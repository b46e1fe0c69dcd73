package dev.guidon.experiment.adapter.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// A stream that has given up does not come back by itself: the instance wants to be restarted.
@Liveness
@ApplicationScoped
class StreamAlive implements HealthCheck {
    private final KafkaStreams streams;

    StreamAlive(KafkaStreams streams) {
        this.streams = streams;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("stream-alive")
                .status(!streams.state().hasStartedOrFinishedShuttingDown())
                .build();
    }
}
