package dev.guidon.flag.segment;

import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.project.Environment;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Gives an environment that is new the segments of another one. In the caller's transaction, which locks the project.
@ApplicationScoped
class CopySegments {
    private final SegmentStore segments;
    private final AuditTrail audit;

    CopySegments(SegmentStore segments, AuditTrail audit) {
        this.segments = segments;
        this.audit = audit;
    }

    /// Fails with `Conflict` when one of them has imported lists.
    Uni<Void> copy(Environment from, Environment to, Stamp stamp) {
        SegmentReach reach = new SegmentReach(to.projectKey().text(), Optional.of(to), List.of(to));
        return own(from)
                .invoke(all -> all.forEach(SegmentState::refuseListed))
                .onItem()
                .transformToMulti(all -> Multi.createFrom().iterable(all))
                .onItem()
                .transformToUniAndConcatenate(segment -> add(new PlacedSegment(reach, first(segment, stamp)), stamp))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /// Without those of the project, which every environment has.
    private Uni<List<SegmentDefinition>> own(Environment environment) {
        String project = environment.projectKey().text();
        return segments.inUse(project, "")
                .map(CopySegments::keys)
                .chain(everywhere -> segments.inUse(project, environment.id()).map(all -> all.stream()
                        .filter(segment -> !everywhere.contains(segment.key().text()))
                        .toList()));
    }

    private static Set<String> keys(List<SegmentDefinition> all) {
        return all.stream().map(segment -> segment.key().text()).collect(Collectors.toSet());
    }

    private static SegmentDefinition first(SegmentDefinition segment, Stamp stamp) {
        return new SegmentDefinition(segment.key(), 1, segment.content(), List.of(), stamp.at(), Optional.empty());
    }

    private Uni<Void> add(PlacedSegment segment, Stamp stamp) {
        return segments.add(segment, stamp)
                .chain(() -> audit.append(new AuditEntry(stamp, SegmentAudit.created(segment))));
    }
}
