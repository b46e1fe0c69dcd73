package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.engine.evaluate.ValueSubject;
import dev.guidon.engine.flag.Instants;
import dev.guidon.engine.flag.Value;
import dev.guidon.flag.replay.EvaluateAsOf;
import dev.guidon.flag.replay.Moment;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A question after an earlier decision:
/// `{"subject": {"targetingKey": …, …}, "flags": […], "asOf": …}` or `{"subject": …, "versions": {"flag": 3}}`.
public record JsonReplayQuestion(ValueSubject subject, Moment moment) {
    private static final int MAX_ATTRIBUTES = 200;
    private static final int MAX_KEY = 200;
    /// Nothing was there before, and PostgreSQL knows no instant long before.
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    /// Throws a `FailureException` of `Invalid`.
    ///
    /// @param now what is asked for when no moment is named
    public static JsonReplayQuestion read(JsonNode document, Instant now) {
        return Place.read(document, place -> {
            place.object("subject", "flags", "asOf", "versions");
            return new JsonReplayQuestion(subject(place.field("subject")), moment(place, now));
        });
    }

    static ValueSubject subject(Place place) {
        if (!place.node().isObject()) {
            place.expected("an object with the subject's attributes, such as targetingKey");
            return new ValueSubject(Map.of());
        }
        if (place.node().size() > MAX_ATTRIBUTES) {
            place.wrong("has " + place.node().size() + " attributes; at most " + MAX_ATTRIBUTES + " are allowed");
            return new ValueSubject(Map.of());
        }
        Map<String, Value> attributes = new LinkedHashMap<>();
        place.fieldNames().forEach(name -> attributes.put(name, ValueJson.read(place.field(name))));
        return new ValueSubject(attributes);
    }

    private static Moment moment(Place place, Instant now) {
        Optional<Place> versions = place.optional("versions");
        if (versions.isEmpty()) {
            return new Moment.At(
                    place.optional("asOf").flatMap(JsonReplayQuestion::instant).orElse(now),
                    place.optional("flags").map(JsonReplayQuestion::keys).orElse(Set.of()));
        }
        if (place.has("asOf") || place.has("flags")) {
            versions.get().wrong("says which flags and when; leave out asOf and flags");
        }
        return new Moment.InVersions(versions(versions.get()));
    }

    private static Optional<Instant> instant(Place place) {
        Optional<Instant> instant =
                place.node().isTextual() ? Instants.parse(place.node().textValue()) : Optional.empty();
        if (instant.filter(FIRST::isAfter).isPresent()) {
            place.wrong("is before " + FIRST);
        }
        if (instant.isEmpty()) {
            place.expected("an instant such as \"2026-01-31T09:00:00Z\"");
        }
        return instant;
    }

    private static Set<String> keys(Place place) {
        List<Place> elements = place.elements(EvaluateAsOf.MAX_FLAGS);
        if (place.node().isArray() && place.node().isEmpty()) {
            place.wrong("is empty; name a flag, or leave it out for all flags");
        }
        return elements.stream().map(element -> element.text(MAX_KEY)).collect(Collectors.toSet());
    }

    private static Map<String, Long> versions(Place place) {
        if (!place.node().isObject() || place.node().isEmpty() || place.node().size() > EvaluateAsOf.MAX_FLAGS) {
            place.expected("an object with the version of each flag, such as {\"checkout\": 3}");
            return Map.of();
        }
        Map<String, Long> versions = new LinkedHashMap<>();
        place.fieldNames()
                .forEach(name -> versions.put(name, (long) place.field(name).whole(1, Integer.MAX_VALUE)));
        return versions;
    }
}
