package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.segment.PlacedSegment;
import dev.guidon.flag.segment.Reference;
import dev.guidon.flag.segment.SegmentReach;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What asks for segments. A segment of the project can be asked for in each of its environments and by other segments
/// of the project; one of an environment only there.
@ApplicationScoped
class SegmentReferences {

    private record Found(@Nullable String environmentKey, String key) {
        Reference as(Reference.Kind kind) {
            return new Reference(kind, Optional.ofNullable(environmentKey), key);
        }
    }

    Uni<List<Reference>> to(PlacedSegment segment) {
        return Uni.combine()
                .all()
                .unis(flags(segment), segments(segment))
                .usingConcurrencyOf(1)
                .with(SegmentReferences::together);
    }

    private static List<Reference> together(List<Found> flags, List<Found> segments) {
        List<Reference> references = new ArrayList<>();
        flags.forEach(found -> references.add(found.as(Reference.Kind.FLAG)));
        segments.forEach(found -> references.add(found.as(Reference.Kind.SEGMENT)));
        return List.copyOf(references);
    }

    private static Uni<List<Found>> flags(PlacedSegment segment) {
        Where where = new Where()
                .and("e.projectKey = :project", "project", (Object)
                        segment.reach().projectKey())
                .and("array_position(c.segments, :key) > 0", "key", (Object)
                        segment.definition().key().text())
                .and("e.id = :environment", "environment", environment(segment.reach()));
        return Rows.inSession(session -> where.fill(session.createSelectionQuery(
                        "select e.key, c.id.flagKey from ConfigurationRow c join EnvironmentRow e"
                                + " on e.id = c.id.environmentId" + where.text() + " order by c.id.flagKey, e.key",
                        Found.class))
                .getResultList());
    }

    private static Uni<List<Found>> segments(PlacedSegment segment) {
        Where where = new Where()
                .and("s.id.projectKey = :project", "project", (Object)
                        segment.reach().projectKey())
                .and("s.deletedAt is null")
                .and("array_position(s.segments, :key) > 0", "key", (Object)
                        segment.definition().key().text())
                .and("s.id.environmentId = :environment", "environment", environment(segment.reach()));
        return Rows.inSession(session -> where.fill(session.createSelectionQuery(
                        "select e.key, s.id.key from SegmentRow s left join EnvironmentRow e"
                                + " on e.id = s.id.environmentId" + where.text() + " order by s.id.key, e.key",
                        Found.class))
                .getResultList());
    }

    private static Optional<String> environment(SegmentReach reach) {
        return reach.only().map(environment -> environment.id());
    }
}
