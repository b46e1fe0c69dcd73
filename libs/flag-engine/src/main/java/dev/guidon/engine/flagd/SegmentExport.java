package dev.guidon.engine.flagd;

import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.Units;
import dev.guidon.engine.flag.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes segments out as conditions. A segment in a circle, or one that asks for a segment that is not there, is none.
final class SegmentExport {
    private final Map<String, ExportedSegment> segments;

    SegmentExport(Collection<ExportedSegment> segments) {
        this.segments = segments.stream()
                .collect(Collectors.toMap(ExportedSegment::key, Function.identity(), (_, last) -> last));
    }

    /// The condition of being in a segment; empty when there is no such segment.
    ///
    /// @param problems takes what keeps it from being written out
    Optional<Value> of(String key, Set<String> problems) {
        return isThere(key, new HashSet<>()) ? Optional.of(written(key, problems)) : Optional.empty();
    }

    private boolean isThere(String key, Set<String> path) {
        ExportedSegment segment = segments.get(key);
        if (segment == null || !path.add(key)) {
            return false;
        }
        boolean whole = segment.rules().stream()
                .flatMap(Condition::segments)
                .distinct()
                .allMatch(inner -> isThere(inner, path));
        path.remove(key);
        return whole;
    }

    private Value written(String key, Set<String> problems) {
        ExportedSegment segment = segments.get(key);
        if (segment == null || !segment.complete()) {
            problems.add("segment " + key + " has a list too long for a document");
            return Logic.call(ConditionExport.OWN + "segment", new Value.Text(key));
        }
        ConditionExport conditions = new ConditionExport(problems, this::of);
        List<Value> in = new ArrayList<>();
        segment.included().forEach(units -> in.add(isListed(units, conditions)));
        segment.rules().forEach(rule -> in.add(conditions.of(rule)));
        List<Value> parts = new ArrayList<>();
        segment.excluded().forEach(units -> parts.add(Logic.not(isListed(units, conditions))));
        parts.add(Logic.any(in));
        return Logic.all(parts);
    }

    private static Value isListed(Units.Few units, ConditionExport conditions) {
        return UnitExport.isOneOf(conditions.attribute(units.attribute()), units.units());
    }
}
