package dev.guidon.flag.publish;

import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.Units;
import java.util.List;
import java.util.stream.Stream;

/// A segment as readers learn of it.
///
/// @param rules of which one suffices
public record PublishedSegment(String key, long version, List<Condition> rules, Members included, Members excluded) {

    /// Units that are written down one by one.
    public record Members(List<Units.Few> few, List<PublishedList> lists) {
        public Members {
            few = List.copyOf(few);
            lists = List.copyOf(lists);
        }
    }

    public PublishedSegment {
        rules = List.copyOf(rules);
    }

    public Stream<PublishedList> lists() {
        return Stream.concat(included.lists().stream(), excluded.lists().stream());
    }
}
