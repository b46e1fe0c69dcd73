package dev.guidon.flag.segment;

import dev.guidon.flag.publish.EncodedBlock;
import dev.guidon.flag.publish.PublishedList;
import dev.guidon.flag.segment.ImportUnits.Tried;
import dev.guidon.flag.segment.UnitListStore.NewImport;
import dev.guidon.flag.segment.UnitListStore.Tally;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The small transactions of an import, before the one that makes it count.
@ApplicationScoped
class ImportSteps {
    /// An import writes all the time, so one that has not for this long was cut off.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FindReach reaches;
    private final SegmentStore segments;
    private final UnitListStore lists;
    private final ListMint mint;
    private final InstantSource clock;

    ImportSteps(FindReach reaches, SegmentStore segments, UnitListStore lists, ListMint mint, InstantSource clock) {
        this.reaches = reaches;
        this.segments = segments;
        this.lists = lists;
        this.mint = mint;
        this.clock = clock;
    }

    @WithTransaction
    Uni<OpenImport> open(ListAddress address, ImportMode mode) {
        Instant now = clock.instant();
        NewImport begun = new NewImport(mint.importId(), mint.hashKey(), mode, now, now.minus(PATIENCE));
        return reaches.read(address.segment().scope())
                .chain(reach -> segments.get(reach, address.segment().segmentKey()))
                .invoke(segment -> SegmentState.refuseArchived(segment.definition()))
                .chain(segment -> lists.open(segment, address, begun));
    }

    @WithTransaction
    Uni<Void> write(OpenImport open, List<ListedUnit> batch) {
        return lists.write(open, batch, clock.instant());
    }

    @WithTransaction
    Uni<Boolean> retire(OpenImport open) {
        return lists.retire(open, clock.instant());
    }

    @WithTransaction
    Uni<Boolean> undo(OpenImport open) {
        return lists.undo(open);
    }

    @WithTransaction
    Uni<Void> close(OpenImport open) {
        return lists.close(open);
    }

    @WithTransaction
    Uni<Tally> tally(OpenImport open) {
        return lists.tally(open);
    }

    /// What an import came to, if it ended now.
    @WithTransaction
    Uni<Tried> tried(ListAddress address, OpenImport open, long read) {
        return lists.tally(open).chain(tally -> reaches.read(address.segment().scope())
                .chain(reach -> segments.get(reach, address.segment().segmentKey()))
                .map(segment -> tried(segment, new TriedList(address, open, read, tally))));
    }

    private record TriedList(ListAddress address, OpenImport open, long read, Tally tally) {
        ImportedList list() {
            return new ImportedList(
                    address.side(),
                    open.revision(),
                    tally.size(),
                    new PublishedList(Long.toString(open.listId()), address.attribute(), open.hashKey(), List.of()),
                    Optional.empty());
        }
    }

    private static Tried tried(PlacedSegment segment, TriedList tried) {
        SegmentDefinition before = segment.definition();
        List<ImportedList> lists = new ArrayList<>(before.lists());
        lists.removeIf(list -> list.side() == tried.address().side()
                && list.attribute().equals(tried.address().attribute()));
        lists.add(tried.list());
        SegmentDefinition after = before.followedBy(lists);
        Tally tally = tried.tally();
        return new Tried(
                new ImportedUnits(
                        tried.read(),
                        tally.added(),
                        tally.removed(),
                        tally.size(),
                        new ChangedSegment(tally.isNothing() ? before : after, Optional.empty())),
                segment.with(after));
    }

    @WithTransaction
    Uni<List<Long>> hashes(OpenImport open, long from, long to) {
        return lists.hashes(open, from, to);
    }

    @WithTransaction
    Uni<Void> keep(OpenImport open, EncodedBlock block) {
        return lists.keep(open, block);
    }
}
