package dev.guidon.flag.segment;

import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.Stamp;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/// The end of a segment's life: archived, so that nobody may ask for it, brought back, or deleted.
@ApplicationScoped
public class EndSegment {
    private final FindReach reaches;
    private final SegmentStore segments;
    private final PublishSegment publish;
    private final AuditTrail audit;

    EndSegment(FindReach reaches, SegmentStore segments, PublishSegment publish, AuditTrail audit) {
        this.reaches = reaches;
        this.segments = segments;
        this.publish = publish;
        this.audit = audit;
    }

    /// Fails with `NotFound`, or with `Conflict` when it is archived or when something asks for it.
    @WithTransaction
    public Uni<SegmentDefinition> archive(SegmentAddress address, Stamp stamp) {
        return lock(address)
                .invoke(segment -> SegmentState.refuseArchived(segment.definition()))
                .call(this::refuseReferred)
                .chain(segment -> update(segment, Optional.of(stamp.at()), stamp))
                .call(segment -> publish.remove(segment, stamp.at()))
                .map(PlacedSegment::definition);
    }

    /// Fails with `NotFound`, with `Conflict` when it is not archived, or with `Invalid` when it asks for a segment
    /// that is not there any more.
    @WithTransaction
    public Uni<SegmentDefinition> unarchive(SegmentAddress address, Stamp stamp) {
        return lock(address)
                .invoke(segment -> SegmentState.refuseUnarchived(segment.definition()))
                .call(this::check)
                .chain(segment -> update(segment, Optional.empty(), stamp))
                .call(segment -> publish.put(segment, stamp.at()))
                .map(PlacedSegment::definition);
    }

    /// Fails with `NotFound`, or with `Conflict` when it is in use.
    @WithTransaction
    public Uni<Void> delete(SegmentAddress address, Stamp stamp) {
        return lock(address)
                .invoke(segment -> SegmentState.refuseUnarchived(segment.definition()))
                .call(this::refuseReferred)
                .call(segment -> segments.delete(segment, stamp.at()))
                .chain(segment -> audit.append(new AuditEntry(stamp, SegmentAudit.deleted(segment))));
    }

    private Uni<PlacedSegment> lock(SegmentAddress address) {
        return reaches.lock(address.scope()).chain(reach -> segments.get(reach, address.segmentKey()));
    }

    private Uni<Void> refuseReferred(PlacedSegment segment) {
        return segments.references(segment)
                .invoke(references -> SegmentState.refuseReferred(segment.definition(), references))
                .replaceWithVoid();
    }

    private Uni<Void> check(PlacedSegment segment) {
        SegmentDefinition definition = segment.definition();
        return segments.askable(segment.reach())
                .invoke(askable -> AskedSegments.check(
                        definition.key().text(), definition.content().conditions(), askable))
                .replaceWithVoid();
    }

    private Uni<PlacedSegment> update(PlacedSegment segment, Optional<Instant> archivedAt, Stamp stamp) {
        PlacedSegment changed = segment.with(segment.definition().archived(archivedAt));
        return segments.update(changed)
                .chain(() ->
                        audit.append(new AuditEntry(stamp, SegmentAudit.archived(changed, archivedAt.isPresent()))))
                .replaceWith(changed);
    }
}
