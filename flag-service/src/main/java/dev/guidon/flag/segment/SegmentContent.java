package dev.guidon.flag.segment;

import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.Units;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What the author of a segment wrote. Every change of it is a version.
///
/// @param included units beside those of imported lists, one group for each attribute
/// @param excluded likewise
public record SegmentContent(Label label, List<SegmentRule> rules, List<Units.Few> included, List<Units.Few> excluded) {

    /// What only people read.
    public record Label(String name, String description, List<String> tags) {
        public Label {
            tags = List.copyOf(tags);
        }
    }

    public SegmentContent {
        rules = List.copyOf(rules);
        included = List.copyOf(included);
        excluded = List.copyOf(excluded);
    }

    public List<Units.Few> units(Side side) {
        return switch (side) {
            case INCLUDED -> included;
            case EXCLUDED -> excluded;
        };
    }

    public List<Condition> conditions() {
        return rules.stream().map(SegmentRule::condition).toList();
    }

    /// Keys of the segments that it asks for.
    public Set<String> segments() {
        return conditions().stream().flatMap(Condition::segments).collect(Collectors.toSet());
    }

    /// Whether it holds the same subjects, whatever people read of it.
    public boolean servesLike(SegmentContent other) {
        return conditions().equals(other.conditions())
                && included.equals(other.included)
                && excluded.equals(other.excluded);
    }
}
