package dev.guidon.flag.segment;

import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.Stamp;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Replaces what the author of a segment wrote.
@ApplicationScoped
public class ChangeSegment {
    private final FindReach reaches;
    private final SegmentStore segments;
    private final AdmitSegment gates;
    private final PublishSegment publish;
    private final AuditTrail audit;

    ChangeSegment(
            FindReach reaches, SegmentStore segments, AdmitSegment gates, PublishSegment publish, AuditTrail audit) {
        this.reaches = reaches;
        this.segments = segments;
        this.gates = gates;
        this.publish = publish;
        this.audit = audit;
    }

    /// Which segment to change.
    ///
    /// @param expectedVersion the version that the author has seen; empty when the change fits whatever is there
    public record Target(SegmentAddress address, Optional<Long> expectedVersion) {}

    /// A segment, and the same after a change.
    public record Revised(PlacedSegment before, PlacedSegment after) {
        /// Whether other people are in it than before.
        boolean isNoticed() {
            return !after.definition().content().servesLike(before.definition().content());
        }
    }

    /// Fails with `NotFound`, with `Conflict` when the segment is archived, with `StaleVersion` when somebody else was
    /// faster, with `Invalid`, and as the gate does.
    @WithTransaction
    public Uni<ChangedSegment> change(Target target, SegmentDraft draft, Stamp stamp) {
        return reaches.lock(target.address().scope())
                .chain(reach -> revise(reach, target, draft))
                .call(revised -> gates.admit(revised, stamp))
                .call(revised -> segments.replace(revised.after(), stamp))
                .call(revised ->
                        audit.append(new AuditEntry(stamp, SegmentAudit.changed(revised.before(), revised.after()))))
                .chain(revised -> tell(revised, stamp));
    }

    /// Fails as [#change] does, and changes nothing.
    @WithTransaction
    public Uni<Revised> preview(Target target, SegmentDraft draft) {
        return reaches.read(target.address().scope()).chain(reach -> revise(reach, target, draft));
    }

    private Uni<Revised> revise(SegmentReach reach, Target target, SegmentDraft draft) {
        return segments.get(reach, target.address().segmentKey())
                .invoke(current -> SegmentState.refuseArchived(current.definition()))
                .invoke(current -> SegmentState.refuseUnlessAt(target.expectedVersion(), current.definition()))
                .map(current -> revised(current, draft))
                .call(this::check);
    }

    private static Revised revised(PlacedSegment current, SegmentDraft draft) {
        SegmentDefinition before = current.definition();
        return new Revised(current, current.with(before.followedBy(draft.read(before))));
    }

    private Uni<Void> check(Revised revised) {
        SegmentDefinition after = revised.after().definition();
        return segments.askable(revised.after().reach())
                .invoke(askable ->
                        AskedSegments.check(after.key().text(), after.content().conditions(), askable))
                .replaceWithVoid();
    }

    /// Readers learn nothing of what only people read.
    private Uni<ChangedSegment> tell(Revised revised, Stamp stamp) {
        SegmentDefinition after = revised.after().definition();
        if (!revised.isNoticed()) {
            return Uni.createFrom().item(new ChangedSegment(after, Optional.empty()));
        }
        return publish.put(revised.after(), stamp.at()).map(sequence -> new ChangedSegment(after, sequence));
    }
}
