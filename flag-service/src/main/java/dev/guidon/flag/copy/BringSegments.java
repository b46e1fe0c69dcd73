package dev.guidon.flag.copy;

import dev.guidon.engine.flag.Condition;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.ResourceName;
import dev.guidon.flag.access.ResourceType;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.batch.Obstacle;
import dev.guidon.flag.batch.RequiredFirst;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.segment.CreateSegment;
import dev.guidon.flag.segment.ImportedList;
import dev.guidon.flag.segment.SegmentDefinition;
import dev.guidon.flag.segment.SegmentReach;
import dev.guidon.flag.segment.SegmentScope;
import dev.guidon.flag.segment.SegmentStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Brings segments along that rules ask for, with those that they ask for themselves, in the caller's transaction. One
/// that is there is taken as it is.
@ApplicationScoped
class BringSegments {
    private final SegmentStore segments;
    private final CreateSegment createSegment;

    BringSegments(SegmentStore segments, CreateSegment createSegment) {
        this.segments = segments;
        this.createSegment = createSegment;
    }

    /// @param created keys of the segments that came along
    /// @param obstacles what stands in the way of whoever asks for a segment, by its key
    record Brought(List<String> created, Map<String, Obstacle> obstacles) {
        Brought {
            created = List.copyOf(created);
            obstacles = Map.copyOf(obstacles);
        }

        Optional<Obstacle> obstacle(String segmentKey) {
            return Optional.ofNullable(obstacles.get(segmentKey));
        }
    }

    /// @param asked keys of the segments that rules ask for
    Uni<Brought> bring(Ground ground, boolean wanted, Set<String> asked, Stamp stamp) {
        if (asked.isEmpty()) {
            return Uni.createFrom().item(new Brought(List.of(), Map.of()));
        }
        return segments.askable(reach(ground.to().environment()))
                .chain(there -> segments.inUse(
                                ground.from().project().key().text(),
                                ground.from().environment().id())
                        .map(here -> missing(here, asked, there.keySet())))
                .chain(missing -> bring(ground, wanted, missing, stamp));
    }

    private static SegmentReach reach(Environment environment) {
        return new SegmentReach(environment.projectKey().text(), Optional.of(environment), List.of(environment));
    }

    /// Those that are asked for directly or through others, without those that are there.
    private static Map<String, SegmentDefinition> missing(
            List<SegmentDefinition> here, Set<String> asked, Set<String> there) {
        Map<String, SegmentDefinition> known =
                here.stream().collect(Collectors.toMap(segment -> segment.key().text(), Function.identity()));
        Map<String, SegmentDefinition> missing = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>(asked);
        while (!open.isEmpty()) {
            String key = open.remove();
            SegmentDefinition segment = known.get(key);
            if (segment != null && !there.contains(key) && missing.putIfAbsent(key, segment) == null) {
                open.addAll(asks(segment));
            }
        }
        return missing;
    }

    private static Set<String> asks(SegmentDefinition segment) {
        return segment.content().conditions().stream()
                .flatMap(Condition::segments)
                .collect(Collectors.toSet());
    }

    private Uni<Brought> bring(Ground ground, boolean wanted, Map<String, SegmentDefinition> missing, Stamp stamp) {
        Map<String, Obstacle> obstacles = new HashMap<>();
        missing.values().forEach(segment -> obstacle(ground, wanted, segment)
                .ifPresent(obstacle -> obstacles.put(segment.key().text(), obstacle)));
        if (!obstacles.isEmpty()) {
            return Uni.createFrom().item(new Brought(List.of(), passedOn(obstacles, missing)));
        }
        Map<String, Set<String>> asks = new HashMap<>();
        missing.forEach((key, segment) -> asks.put(key, asks(segment)));
        return create(
                ground,
                RequiredFirst.sort(
                        List.copyOf(missing.values()), segment -> segment.key().text(), asks),
                stamp);
    }

    private static Optional<Obstacle> obstacle(Ground ground, boolean wanted, SegmentDefinition segment) {
        String place = "environment '" + ground.toEnvironment() + "'";
        if (!wanted) {
            return Optional.of(Obstacle.Refused.conflict(
                    "segment_missing",
                    place + " has no segment '" + segment.key() + "'; create it there, or have it copied along"));
        }
        if (segment.lists().stream().anyMatch(ImportedList::counts)) {
            return Optional.of(Obstacle.Refused.conflict(
                    "segment_has_lists",
                    "segment '" + segment.key() + "' has imported lists, which are not copied; create it in " + place
                            + " and import them there"));
        }
        ResourceName all = ResourceName.project(ground.toProject())
                .with(ResourceType.ENVIRONMENT, ground.toEnvironment())
                .with(ResourceType.SEGMENT, ResourceName.ALL);
        return ground.missing(Action.SEGMENT_CREATE, all);
    }

    /// What stands in the way of a segment stands in the way of those that ask for it.
    private static Map<String, Obstacle> passedOn(
            Map<String, Obstacle> obstacles, Map<String, SegmentDefinition> missing) {
        Map<String, Obstacle> all = new HashMap<>(obstacles);
        boolean grows = true;
        while (grows) {
            Map<String, Obstacle> more = new HashMap<>();
            missing.forEach((key, segment) -> {
                if (!all.containsKey(key)) {
                    asks(segment).stream()
                            .map(all::get)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .ifPresent(obstacle -> more.put(key, obstacle));
                }
            });
            all.putAll(more);
            grows = !more.isEmpty();
        }
        return all;
    }

    private Uni<Brought> create(Ground ground, List<SegmentDefinition> sorted, Stamp stamp) {
        SegmentScope scope = SegmentScope.environment(ground.toProject(), ground.toEnvironment());
        return Multi.createFrom()
                .iterable(sorted)
                .onItem()
                .transformToUniAndConcatenate(segment -> createSegment
                        .create(
                                scope,
                                at -> new SegmentDefinition(
                                        segment.key(), 1, segment.content(), List.of(), at, Optional.empty()),
                                stamp)
                        .replaceWith(segment.key().text()))
                .collect()
                .asList()
                .map(created -> new Brought(created, Map.of()));
    }
}
