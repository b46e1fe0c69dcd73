package dev.guidon.flag.adapter.relay;

import dev.guidon.flag.publish.Destination;
import dev.guidon.flag.publish.Outbox.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Every metric of this service's own, as of the last look at the outbox.
@ApplicationScoped
public class BacklogMetrics {
    private static final String LABEL = "destination";
    private static final double MILLIS = 1_000;

    private final Map<Destination, Backlog> latest = new ConcurrentHashMap<>();

    BacklogMetrics(MeterRegistry registry) {
        for (Destination destination : Destination.values()) {
            Gauge.builder("guidon.outbox.pending", () -> of(destination).pending())
                    .description("Changes that wait for a destination")
                    .tag(LABEL, destination.word())
                    .register(registry);
            Gauge.builder("guidon.outbox.age", () -> of(destination).age().toMillis() / MILLIS)
                    .description("Age of the oldest change that waits for a destination; alarm when it grows")
                    .baseUnit("seconds")
                    .tag(LABEL, destination.word())
                    .register(registry);
        }
    }

    void update(List<Backlog> backlogs) {
        backlogs.forEach(backlog -> latest.put(backlog.destination(), backlog));
    }

    public Backlog of(Destination destination) {
        return Optional.ofNullable(latest.get(destination)).orElseGet(() -> new Backlog(destination, 0, Duration.ZERO));
    }
}
