package dev.guidon.flag.segment;

import dev.guidon.engine.evaluate.AttributePath;
import dev.guidon.engine.evaluate.Subject;
import dev.guidon.engine.flag.Segment;
import dev.guidon.engine.flag.Units;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.replay.SubjectSegments;
import dev.guidon.flag.segment.SegmentVersion.ListRevision;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Segments out of their history.
@ApplicationScoped
class SegmentsAsOf implements SubjectSegments {
    private final SegmentStore segments;
    private final UnitListStore lists;

    SegmentsAsOf(SegmentStore segments, UnitListStore lists) {
        this.segments = segments;
        this.lists = lists;
    }

    @Override
    public Uni<List<Segment>> at(Environment environment, Instant instant, Subject subject) {
        return segments.asOf(environment, instant).chain(found -> Multi.createFrom()
                .iterable(found)
                .onItem()
                .transformToUniAndConcatenate(past -> segment(past, subject))
                .collect()
                .asList());
    }

    private Uni<Segment> segment(SegmentStore.Past past, Subject subject) {
        return Multi.createFrom()
                .iterable(past.version().lists())
                .onItem()
                .transformToUniAndConcatenate(list -> listed(past, list, subject))
                .collect()
                .asList()
                .map(listed -> segment(past, listed));
    }

    /// The subject's unit, if it is in a list.
    private record Listed(Side side, Units.Few units) {}

    private Uni<Listed> listed(SegmentStore.Past past, ListRevision list, Subject subject) {
        Optional<String> unit = Optional.ofNullable(subject.unit(AttributePath.of(list.attribute())));
        Uni<Boolean> contains = unit.map(one -> lists.contains(past.place(), list, one))
                .orElseGet(() -> Uni.createFrom().item(false));
        return contains.map(is ->
                new Listed(list.side(), new Units.Few(list.attribute(), is ? Set.of(unit.orElseThrow()) : Set.of())));
    }

    private static Segment segment(SegmentStore.Past past, List<Listed> listed) {
        SegmentVersion version = past.version();
        return new Segment(
                past.place().segmentKey(),
                version.version(),
                version.content().conditions(),
                units(Side.INCLUDED, version, listed),
                units(Side.EXCLUDED, version, listed));
    }

    private static List<Units> units(Side side, SegmentVersion version, List<Listed> listed) {
        List<Units> units = new ArrayList<>(version.content().units(side));
        listed.stream().filter(list -> list.side() == side).map(Listed::units).forEach(units::add);
        return units;
    }
}
