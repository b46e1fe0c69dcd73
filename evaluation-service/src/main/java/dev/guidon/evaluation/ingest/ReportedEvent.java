package dev.guidon.evaluation.ingest;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// An event as a caller reports it, checked.
///
/// @param id the caller's, or empty when it sent none and so cannot repeat the event safely
/// @param units attribute to value of everything the event is about, at least one
/// @param value the event's number, such as a price
/// @param occurredAt empty when it happened just now
public record ReportedEvent(
        Optional<String> id,
        String name,
        Map<String, String> units,
        Optional<Double> value,
        Optional<Instant> occurredAt,
        Map<String, String> properties) {
    public ReportedEvent {
        units = Map.copyOf(units);
        properties = Map.copyOf(properties);
    }
}
