package dev.guidon.flag.copy;

import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.ResourceName;
import dev.guidon.flag.access.ResourceType;
import dev.guidon.flag.exchange.EnvironmentContent;
import dev.guidon.flag.segment.SegmentDefinition;
import dev.guidon.flag.segment.SegmentStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Puts the segments side by side that the flags of two environments may ask for. In the caller's transaction.
@ApplicationScoped
class CompareSegments {
    private final SegmentStore segments;

    CompareSegments(SegmentStore segments) {
        this.segments = segments;
    }

    /// Those that differ, by key.
    Uni<List<ComparedSegment>> compare(Ground ground) {
        return readable(ground, ground.to())
                .chain(firsts -> readable(ground, ground.from()).map(seconds -> differing(firsts, seconds)));
    }

    private Uni<Map<String, SegmentDefinition>> readable(Ground ground, EnvironmentContent content) {
        return segments.inUse(
                        content.project().key().text(), content.environment().id())
                .map(found -> found.stream()
                        .filter(segment -> ground.permits()
                                .allow(content.project().organization(), Action.SEGMENT_READ, name(segment, content)))
                        .collect(Collectors.toMap(segment -> segment.key().text(), Function.identity())));
    }

    private static ResourceName name(SegmentDefinition segment, EnvironmentContent content) {
        return ResourceName.project(content.project().key().text())
                .with(ResourceType.ENVIRONMENT, content.environment().key().text())
                .with(ResourceType.SEGMENT, segment.key().text())
                .tagged(Set.copyOf(segment.content().label().tags()));
    }

    private static List<ComparedSegment> differing(
            Map<String, SegmentDefinition> firsts, Map<String, SegmentDefinition> seconds) {
        Set<String> keys = new TreeSet<>(firsts.keySet());
        keys.addAll(seconds.keySet());
        return keys.stream()
                .map(key -> new ComparedSegment(
                        key, Optional.ofNullable(firsts.get(key)), Optional.ofNullable(seconds.get(key))))
                .filter(ComparedSegment::differs)
                .toList();
    }
}
