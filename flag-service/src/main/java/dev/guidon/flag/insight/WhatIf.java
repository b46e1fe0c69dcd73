package dev.guidon.flag.insight;

import dev.guidon.engine.flag.Flag;
import dev.guidon.flag.segment.PlacedSegment;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What would be otherwise in an environment; everything else stays as it is.
///
/// @param flags as they would be
/// @param without keys of flags that nobody would be served
/// @param segments as they would be
public record WhatIf(List<Flag> flags, Set<String> without, List<PlacedSegment> segments) {
    public WhatIf {
        flags = List.copyOf(flags);
        without = Set.copyOf(without);
        segments = List.copyOf(segments);
    }

    public static WhatIf flag(Flag after) {
        return new WhatIf(List.of(after), Set.of(), List.of());
    }

    public static WhatIf without(String flagKey) {
        return new WhatIf(List.of(), Set.of(flagKey), List.of());
    }

    static WhatIf segment(PlacedSegment after) {
        return new WhatIf(List.of(), Set.of(), List.of(after));
    }

    public boolean isNothing() {
        return flags.isEmpty() && without.isEmpty() && segments.isEmpty();
    }

    Set<String> flagKeys() {
        return Stream.concat(flags.stream().map(Flag::key), without.stream()).collect(Collectors.toSet());
    }

    Set<String> segmentKeys() {
        return segments.stream()
                .map(segment -> segment.definition().key().text())
                .collect(Collectors.toSet());
    }

    /// Keys of the segments that the flags and segments would ask for.
    Set<String> askedSegments() {
        return Stream.concat(
                        flags.stream().flatMap(flag -> flag.configuration().segmentsNamed()),
                        segments.stream().flatMap(segment -> segment.definition().content().segments().stream()))
                .collect(Collectors.toSet());
    }

    /// Keys of the flags that the flags would require.
    Set<String> requiredFlags() {
        return flags.stream()
                .flatMap(flag -> flag.configuration().prerequisites().stream())
                .map(prerequisite -> prerequisite.flagKey())
                .collect(Collectors.toSet());
    }
}
