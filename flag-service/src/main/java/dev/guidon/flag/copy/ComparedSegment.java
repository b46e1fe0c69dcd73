package dev.guidon.flag.copy;

import dev.guidon.flag.segment.ImportedList;
import dev.guidon.flag.segment.SegmentDefinition;
import dev.guidon.flag.segment.SegmentDifference;
import dev.guidon.flag.segment.Side;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A segment in one environment against the segment with its key in another.
///
/// @param first empty where there is none in use
/// @param second likewise
public record ComparedSegment(
        String segmentKey, Optional<SegmentDefinition> first, Optional<SegmentDefinition> second) {

    boolean differs() {
        return first.isEmpty()
                || second.isEmpty()
                || !SegmentDifference.between(
                                first.get().content(), second.get().content())
                        .isEmpty()
                || listsDiffer();
    }

    private record ListSize(Side side, String attribute, long size) {}

    /// Whether one has other imported lists, or lists of another size; which units are in them is not compared.
    public boolean listsDiffer() {
        return !first.map(ComparedSegment::sizes).equals(second.map(ComparedSegment::sizes));
    }

    private static Set<ListSize> sizes(SegmentDefinition segment) {
        return segment.lists().stream()
                .filter(ImportedList::counts)
                .map(list -> new ListSize(list.side(), list.attribute(), list.size()))
                .collect(Collectors.toSet());
    }
}
