package dev.guidon.e2e.client;

import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;

/// Something a unit did, as a caller reports it.
public record Event(String id, String unit, String name, double value, Instant occurredAt) {

    /// The body of `POST /v1/events`.
    public static String batch(Collection<Event> events) {
        return events.stream().map(Event::json).collect(Collectors.joining(",", "{\"events\": [", "]}"));
    }

    private String json() {
        return """
                {"id": "%s", "targetingKey": "%s", "name": "%s", "value": %s, "occurredAt": %d}""".formatted(id, unit, name, value, occurredAt.toEpochMilli());
    }
}
