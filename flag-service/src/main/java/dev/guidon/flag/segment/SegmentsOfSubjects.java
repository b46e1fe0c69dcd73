package dev.guidon.flag.segment;

import dev.guidon.engine.evaluate.AttributePath;
import dev.guidon.engine.evaluate.Subject;
import dev.guidon.engine.flag.Segment;
import dev.guidon.engine.flag.Units;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.segment.SegmentVersion.ListRevision;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Segments for deciding about a few subjects: of their long lists they hold only the units of these, which takes one
/// look-up for each list, however long it is. In the caller's transaction.
@ApplicationScoped
public class SegmentsOfSubjects {
    private final SegmentStore segments;
    private final UnitListStore lists;

    SegmentsOfSubjects(SegmentStore segments, UnitListStore lists) {
        this.segments = segments;
        this.lists = lists;
    }

    /// What each segment in use asks for that the flags of an environment may ask for themselves.
    public Uni<Map<String, Set<String>>> asked(Environment environment) {
        return segments.askable(
                new SegmentReach(environment.projectKey().text(), Optional.of(environment), List.of(environment)));
    }

    /// Fails with `Conflict` when so old a form of a list is not kept any more.
    Uni<Segment> segment(SegmentStore.Past past, Collection<? extends Subject> subjects) {
        SegmentVersion version = past.version();
        return segment(new Form(past.place(), version.version(), version.content(), version.lists()), subjects);
    }

    /// A segment in the form that a change would give it. Lists of imports that have not ended count, too.
    public Uni<Segment> segment(PlacedSegment placed, Collection<? extends Subject> subjects) {
        SegmentDefinition definition = placed.definition();
        SegmentReach reach = placed.reach();
        return segment(
                new Form(
                        new SegmentStore.Place(
                                reach.projectKey(),
                                reach.environmentId(),
                                definition.key().text()),
                        definition.version(),
                        definition.content(),
                        definition.lists().stream()
                                .filter(ImportedList::counts)
                                .map(ImportedList::asRevision)
                                .toList()),
                subjects);
    }

    private record Form(SegmentStore.Place place, long version, SegmentContent content, List<ListRevision> lists) {}

    private Uni<Segment> segment(Form form, Collection<? extends Subject> subjects) {
        return Multi.createFrom()
                .iterable(form.lists())
                .onItem()
                .transformToUniAndConcatenate(list -> listed(form.place(), list, subjects))
                .collect()
                .asList()
                .map(listed -> new Segment(
                        form.place().segmentKey(),
                        form.version(),
                        form.content().conditions(),
                        units(Side.INCLUDED, form.content(), listed),
                        units(Side.EXCLUDED, form.content(), listed)));
    }

    /// The units of the subjects, as far as they are in a list.
    private record Listed(Side side, Units.Few units) {}

    private Uni<Listed> listed(SegmentStore.Place place, ListRevision list, Collection<? extends Subject> subjects) {
        return lists.among(place, list, units(list.attribute(), subjects))
                .map(found -> new Listed(list.side(), new Units.Few(list.attribute(), found)));
    }

    private static Set<String> units(String attribute, Collection<? extends Subject> subjects) {
        AttributePath path = AttributePath.of(attribute);
        Set<String> units = new HashSet<>();
        for (Subject subject : subjects) {
            @Nullable String unit = subject.unit(path);
            if (unit != null) {
                units.add(unit);
            }
        }
        return units;
    }

    private static List<Units> units(Side side, SegmentContent content, List<Listed> listed) {
        List<Units> units = new ArrayList<>(content.units(side));
        listed.stream().filter(list -> list.side() == side).map(Listed::units).forEach(units::add);
        return units;
    }
}
