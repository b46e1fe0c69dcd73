package dev.guidon.evaluation.ingest;

import dev.guidon.contracts.events.v1.Event;
import dev.guidon.contracts.types.v1.Unit;
import dev.guidon.evaluation.decide.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// Takes events in. An event about several units becomes a record for each, so that every experiment finds the unit
/// that it randomises.
@ApplicationScoped
public class IngestEvents {
    private final EventLog log;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    IngestEvents(EventLog log, InstantSource clock, Supplier<UUID> ids) {
        this.log = log;
        this.clock = clock;
        this.ids = ids;
    }

    /// Returns when all events are safe. Blocks for a few seconds at most.
    ///
    /// @throws dev.guidon.kit.failure.FailureException when the log does not answer
    public void ingest(Caller caller, List<ReportedEvent> events) {
        Instant now = clock.instant();
        log.append(events.stream()
                .flatMap(event -> {
                    String id = event.id().orElseGet(() -> ids.get().toString());
                    return event.units().entrySet().stream()
                            .map(unit -> record(caller, event, id, unit.getKey(), unit.getValue(), now));
                })
                .toList());
    }

    private static Event record(
            Caller caller, ReportedEvent event, String id, String attribute, String value, Instant now) {
        Event.Builder record = Event.newBuilder()
                .setId(id)
                .setEnvironmentId(caller.environmentId())
                .setUnit(Unit.newBuilder().setAttribute(attribute).setValue(value))
                .setName(event.name())
                .setOccurredAt(event.occurredAt().orElse(now).toEpochMilli())
                .putAllProperties(event.properties());
        event.value().ifPresent(record::setValue);
        return record.build();
    }
}
