package dev.guidon.evaluation.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.engine.evaluate.AttributePath;
import dev.guidon.evaluation.ingest.ReportedEvent;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.failure.Violation;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a batch of events and lists everything that is wrong with it.
final class EventBatchJson {
    static final int MAX_EVENTS = 1_000;
    private static final int MAX_TEXT = 256;
    private static final int MAX_PROPERTIES = 32;
    private static final long MAX_AHEAD_MILLIS = 10 * 60 * 1_000L;
    private static final Set<String> FIELDS =
            Set.of("id", "name", "targetingKey", "units", "value", "occurredAt", "properties");

    private final Instant now;
    private final List<Violation> violations = new ArrayList<>();

    private EventBatchJson(Instant now) {
        this.now = now;
    }

    /// @throws FailureException when something is wrong; then nothing of the batch may be used
    static List<ReportedEvent> read(JsonNode batch, Instant now) {
        return new EventBatchJson(now).read(batch);
    }

    private List<ReportedEvent> read(JsonNode batch) {
        JsonNode events = batch.path("events");
        List<ReportedEvent> read = new ArrayList<>(events.size());
        if (!events.isArray() || events.isEmpty() || events.size() > MAX_EVENTS) {
            wrong("/events", "must be a list of 1 to " + MAX_EVENTS + " events");
        } else {
            for (int i = 0; i < events.size(); i++) {
                read.add(event(events.get(i), "/events/" + i));
            }
        }
        if (!violations.isEmpty()) {
            throw new FailureException(new Failure.Invalid(violations));
        }
        return read;
    }

    private ReportedEvent event(JsonNode event, String at) {
        if (!event.isObject()) {
            wrong(at, "must be an object");
        }
        event.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                wrong(
                        at + "/" + field,
                        "is not known here; known are "
                                + FIELDS.stream().sorted().toList());
            }
        });
        String name = text(event, "name", at).orElseGet(() -> {
            wrong(at + "/name", "is missing; name what happened, such as \"purchase\"");
            return "";
        });
        return new ReportedEvent(
                text(event, "id", at),
                name,
                units(event, at),
                value(event, at),
                time(event, at),
                properties(event, at));
    }

    private Map<String, String> units(JsonNode event, String at) {
        Map<String, String> units = new HashMap<>();
        text(event, AttributePath.TARGETING_KEY, at).ifPresent(key -> units.put(AttributePath.TARGETING_KEY, key));
        JsonNode named = event.path("units");
        if (!named.isMissingNode() && !named.isObject()) {
            wrong(at + "/units", "must be an object of attribute to value");
        }
        named.fieldNames().forEachRemaining(attribute -> text(named, attribute, at + "/units")
                .ifPresent(value -> units.put(attribute, value)));
        if (units.isEmpty()) {
            wrong(at + "/targetingKey", "is missing; tell who did it here or in units");
        }
        return units;
    }

    private Optional<Double> value(JsonNode event, String at) {
        JsonNode value = event.path("value");
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
            wrong(at + "/value", "must be a finite number");
            return Optional.empty();
        }
        return Optional.of(value.asDouble());
    }

    private Optional<Instant> time(JsonNode event, String at) {
        JsonNode time = event.path("occurredAt");
        if (time.isMissingNode() || time.isNull()) {
            return Optional.empty();
        }
        Optional<Instant> instant = instant(time).filter(when -> when.toEpochMilli() > 0);
        if (instant.isEmpty()) {
            wrong(at + "/occurredAt", "must be like \"2026-01-31T09:00:00Z\", or milliseconds since 1970");
        } else if (instant.get().isAfter(now.plusMillis(MAX_AHEAD_MILLIS))) {
            wrong(at + "/occurredAt", "lies in the future; check the clock that it was taken from");
        }
        return instant;
    }

    private static Optional<Instant> instant(JsonNode time) {
        if (time.isIntegralNumber() && time.canConvertToLong()) {
            return Optional.of(Instant.ofEpochMilli(time.asLong()));
        }
        try {
            return time.isTextual()
                    ? Optional.of(OffsetDateTime.parse(time.textValue()).toInstant())
                    : Optional.empty();
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private Map<String, String> properties(JsonNode event, String at) {
        Map<String, String> properties = new HashMap<>();
        JsonNode named = event.path("properties");
        if ((!named.isMissingNode() && !named.isObject()) || named.size() > MAX_PROPERTIES) {
            wrong(at + "/properties", "must be an object of at most " + MAX_PROPERTIES + " fields");
            return properties;
        }
        named.fieldNames().forEachRemaining(key -> {
            JsonNode value = named.get(key);
            if (value.isValueNode() && value.asText().length() <= MAX_TEXT) {
                properties.put(key, value.asText());
            } else {
                wrong(at + "/properties/" + key, "must be a plain value of at most " + MAX_TEXT + " characters");
            }
        });
        return properties;
    }

    private Optional<String> text(JsonNode event, String field, String at) {
        JsonNode value = event.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()
                || value.textValue().isEmpty()
                || value.textValue().length() > MAX_TEXT) {
            wrong(at + "/" + field, "must be a text of 1 to " + MAX_TEXT + " characters");
            return Optional.of("?");
        }
        return Optional.of(value.textValue());
    }

    private void wrong(String field, String message) {
        violations.add(new Violation(field, message));
    }
}
