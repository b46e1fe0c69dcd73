package dev.guidon.engine.flag;

import java.util.List;
import java.util.stream.Stream;

/// A named set of subjects. Whoever is excluded is not in it; of the others, whoever is included or meets some rule is.
///
/// @param key unique in the environment
/// @param version another one whenever the segment has changed
/// @param rules of which one suffices
public record Segment(String key, long version, List<Condition> rules, List<Units> included, List<Units> excluded) {
    public Segment {
        rules = List.copyOf(rules);
        included = List.copyOf(included);
        excluded = List.copyOf(excluded);
    }

    /// Keys of the segments that its rules ask for, some perhaps twice.
    public Stream<String> segments() {
        return rules.stream().flatMap(Condition::segments);
    }
}
