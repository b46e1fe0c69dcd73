package dev.guidon.flag.segment;

import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.segment.UnitListStore.Tally;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;

/// The transaction that makes an import count: a new version of the segment, which readers learn of.
@ApplicationScoped
class EndImport {
    private final FindReach reaches;
    private final SegmentStore segments;
    private final UnitListStore lists;
    private final AdmitSegment gates;
    private final PublishSegment publish;
    private final AuditTrail audit;
    private final InstantSource clock;

    EndImport(
            FindReach reaches,
            SegmentStore segments,
            UnitListStore lists,
            AdmitSegment gates,
            PublishSegment publish,
            AuditTrail audit,
            InstantSource clock) {
        this.reaches = reaches;
        this.segments = segments;
        this.lists = lists;
        this.gates = gates;
        this.publish = publish;
        this.audit = audit;
        this.clock = clock;
    }

    /// What an import came to.
    ///
    /// @param read units that it named
    /// @param blocks names of the blocks of the list, in order
    record Outcome(ListAddress address, OpenImport open, long read, Tally tally, List<String> blocks) {
        Outcome {
            blocks = List.copyOf(blocks);
        }
    }

    /// @param begun when and by whom; the change is made now
    @WithTransaction
    Uni<ImportedUnits> end(Outcome outcome, Stamp begun) {
        SegmentAddress address = outcome.address().segment();
        Stamp stamp = begun.at(clock.instant());
        return reaches.lock(address.scope())
                .chain(reach -> segments.get(reach, address.segmentKey()))
                .invoke(segment -> SegmentState.refuseArchived(segment.definition()))
                .chain(segment ->
                        outcome.tally().isNothing() ? nothing(outcome, segment) : change(outcome, segment, stamp));
    }

    private Uni<ImportedUnits> nothing(Outcome outcome, PlacedSegment segment) {
        return lists.close(outcome.open())
                .map(_ -> ImportedUnits.nothing(outcome.read(), outcome.tally().size(), segment.definition()));
    }

    private Uni<ImportedUnits> change(Outcome outcome, PlacedSegment segment, Stamp stamp) {
        Tally tally = outcome.tally();
        return gates.admitList(segment, stamp)
                .chain(() -> lists.end(outcome.open(), tally, outcome.blocks(), stamp.at()))
                .chain(() ->
                        segments.get(segment.reach(), segment.definition().key().text()))
                .map(current -> current.with(
                        current.definition().followedBy(current.definition().lists())))
                .call(changed -> segments.replace(changed, stamp))
                .call(changed -> audit.append(new AuditEntry(stamp, SegmentAudit.imported(segment, outcome))))
                .chain(changed -> tell(changed, stamp))
                .map(changed ->
                        new ImportedUnits(outcome.read(), tally.added(), tally.removed(), tally.size(), changed));
    }

    private Uni<ChangedSegment> tell(PlacedSegment segment, Stamp stamp) {
        return publish.put(segment, stamp.at()).map(sequence -> new ChangedSegment(segment.definition(), sequence));
    }
}
