package dev.guidon.flag.segment;

import dev.guidon.engine.evaluate.Subject;
import dev.guidon.engine.flag.Segment;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.replay.PastSegments;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Segments out of their history.
@ApplicationScoped
class SegmentsAsOf implements PastSegments {
    private final SegmentStore segments;
    private final SegmentsOfSubjects subjects;

    SegmentsAsOf(SegmentStore segments, SegmentsOfSubjects subjects) {
        this.segments = segments;
        this.subjects = subjects;
    }

    @Override
    public Uni<List<Segment>> at(
            Environment environment,
            Instant instant,
            Set<String> segmentKeys,
            Collection<? extends Subject> decidedAbout) {
        return segments.asOf(environment, instant, segmentKeys).chain(found -> Multi.createFrom()
                .iterable(found)
                .onItem()
                .transformToUniAndConcatenate(past -> subjects.segment(past, decidedAbout))
                .collect()
                .asList());
    }
}
