package dev.guidon.flag.replay;

import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.engine.flag.Segment;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Flags and segments of an environment as they were at one instant, by their keys; only flags that were served then.
record Past(Instant instant, Map<String, PastFlag> flags, Map<String, Segment> segments) {
    Past {
        flags = Map.copyOf(flags);
        segments = Map.copyOf(segments);
    }

    static Past at(Instant instant) {
        return new Past(instant, Map.of(), Map.of());
    }

    Past with(Collection<PastFlag> found) {
        Map<String, PastFlag> all = new HashMap<>(flags);
        found.stream().filter(flag -> flag.isServedAt(instant)).forEach(flag -> all.put(flag.key(), flag));
        return new Past(instant, all, segments);
    }

    /// Keys of flags that one of these requires and that are not among them.
    Set<String> missing() {
        return flags.values().stream()
                .flatMap(PastFlag::requiredFlags)
                .filter(key -> !flags.containsKey(key))
                .collect(Collectors.toSet());
    }

    /// Adds the key of a segment, and of those that it asks for.
    void addWithAsked(String segmentKey, Set<String> all) {
        Segment segment = segments.get(segmentKey);
        if (segment != null && all.add(segmentKey)) {
            segment.segments().forEach(asked -> addWithAsked(asked, all));
        }
    }

    Past withSegments(Collection<Segment> found) {
        Map<String, Segment> all = new HashMap<>(segments);
        found.forEach(segment -> all.put(segment.key(), segment));
        return new Past(instant, flags, all);
    }

    /// Keys of segments that one of these flags or segments asks for and that are not among them.
    Set<String> missingSegments() {
        return Stream.concat(
                        flags.values().stream().flatMap(PastFlag::segmentsNamed),
                        segments.values().stream().flatMap(Segment::segments))
                .filter(key -> !segments.containsKey(key))
                .collect(Collectors.toSet());
    }

    Optional<PastFlag> flag(String key) {
        return Optional.ofNullable(flags.get(key));
    }

    /// Its ramps stand where they stood at the instant.
    Ruleset ruleset() {
        return Ruleset.compile(
                0, flags.values().stream().map(PastFlag::flag).toList(), segments.values(), () -> instant);
    }
}
