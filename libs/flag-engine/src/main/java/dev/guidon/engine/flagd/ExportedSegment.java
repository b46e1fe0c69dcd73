package dev.guidon.engine.flagd;

import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.Segment;
import dev.guidon.engine.flag.Units;
import java.util.List;

/// A segment as far as a document can hold it.
///
/// @param rules of which one suffices
/// @param complete whether that is all of it; lists of units too many for a document are not in it
public record ExportedSegment(
        String key, List<Condition> rules, List<Units.Few> included, List<Units.Few> excluded, boolean complete) {
    public ExportedSegment {
        rules = List.copyOf(rules);
        included = List.copyOf(included);
        excluded = List.copyOf(excluded);
    }

    public static ExportedSegment of(Segment segment) {
        List<Units.Few> included = few(segment.included());
        List<Units.Few> excluded = few(segment.excluded());
        return new ExportedSegment(
                segment.key(),
                segment.rules(),
                included,
                excluded,
                included.size() == segment.included().size()
                        && excluded.size() == segment.excluded().size());
    }

    private static List<Units.Few> few(List<Units> units) {
        return units.stream()
                .filter(Units.Few.class::isInstance)
                .map(Units.Few.class::cast)
                .toList();
    }
}
