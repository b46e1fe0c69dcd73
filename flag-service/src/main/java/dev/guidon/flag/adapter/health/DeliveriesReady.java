package dev.guidon.flag.adapter.health;

import dev.guidon.flag.adapter.relay.BacklogMetrics;
import dev.guidon.flag.adapter.relay.RelayLoops;
import dev.guidon.flag.publish.Destination;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Always up: with a destination away, changes are accepted and wait. Says which one, since when, and how many.
@Readiness
@ApplicationScoped
class DeliveriesReady implements HealthCheck {
    private final RelayLoops loops;
    private final BacklogMetrics backlog;

    DeliveriesReady(RelayLoops loops, BacklogMetrics backlog) {
        this.loops = loops;
        this.backlog = backlog;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("deliveries").up();
        for (Destination destination : Destination.values()) {
            String name = destination.word();
            var failingSince = loops.loop(destination).failingSince();
            response.withData(name, failingSince.isPresent() ? "degraded" : "ok");
            response.withData(name + ".pending", backlog.of(destination).pending());
            failingSince.ifPresent(since -> response.withData(name + ".failing-since", since.toString()));
        }
        return response.build();
    }
}
