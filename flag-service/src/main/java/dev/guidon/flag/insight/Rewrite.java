package dev.guidon.flag.insight;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.segment.PlacedSegment;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What flags and segments of one environment would become, flags by their keys.
///
/// @param definitions of those that are defined otherwise
/// @param configurations of those that are configured otherwise
/// @param without those that nobody would be served
public record Rewrite(
        Map<String, FlagDefinition> definitions,
        Map<String, FlagConfiguration> configurations,
        Set<String> without,
        List<PlacedSegment> segments) {
    public Rewrite {
        definitions = Map.copyOf(definitions);
        configurations = Map.copyOf(configurations);
        without = Set.copyOf(without);
        segments = List.copyOf(segments);
    }

    /// Of those that would still be there.
    List<String> flagKeys() {
        return Stream.concat(definitions.keySet().stream(), configurations.keySet().stream())
                .filter(key -> !without.contains(key))
                .distinct()
                .sorted()
                .toList();
    }
}
