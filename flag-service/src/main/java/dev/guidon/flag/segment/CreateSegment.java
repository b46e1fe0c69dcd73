package dev.guidon.flag.segment;

import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.Stamp;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Adds a segment to an environment or to a project.
@ApplicationScoped
public class CreateSegment {
    private final FindReach reaches;
    private final SegmentStore segments;
    private final PublishSegment publish;
    private final AuditTrail audit;

    CreateSegment(FindReach reaches, SegmentStore segments, PublishSegment publish, AuditTrail audit) {
        this.reaches = reaches;
        this.segments = segments;
        this.publish = publish;
        this.audit = audit;
    }

    /// Fails with `NotFound` of the project or the environment, with `Invalid`, or with `AlreadyExists`.
    @WithTransaction
    public Uni<ChangedSegment> create(SegmentScope scope, NewSegmentDraft draft, Stamp stamp) {
        return reaches.lockForNew(scope)
                .call(reach -> segments.count(reach).invoke(SegmentState::refuseWhenFull))
                .map(reach -> new PlacedSegment(reach, draft.read(stamp.at())))
                .call(this::check)
                .chain(segment -> add(segment, stamp));
    }

    private Uni<Void> check(PlacedSegment segment) {
        SegmentDefinition definition = segment.definition();
        return segments.askable(segment.reach())
                .invoke(askable -> AskedSegments.check(
                        definition.key().text(), definition.content().conditions(), askable))
                .replaceWithVoid();
    }

    private Uni<ChangedSegment> add(PlacedSegment segment, Stamp stamp) {
        return segments.add(segment, stamp)
                .call(() -> audit.append(new AuditEntry(stamp, SegmentAudit.created(segment))))
                .chain(() -> publish.put(segment, stamp.at()))
                .map(sequence -> new ChangedSegment(segment.definition(), sequence));
    }
}
