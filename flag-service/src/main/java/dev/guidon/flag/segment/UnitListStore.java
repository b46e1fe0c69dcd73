package dev.guidon.flag.segment;

import dev.guidon.flag.publish.EncodedBlock;
import dev.guidon.flag.segment.SegmentVersion.ListRevision;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where long lists of units are kept. Works in the caller's transaction. What an import writes counts only once it has
/// ended.
public interface UnitListStore {

    /// What a new import brings with it.
    ///
    /// @param hashKey for a list that is new, in hexadecimal
    /// @param deadSince an import that has written nothing since then is taken for dead
    record NewImport(String importId, String hashKey, ImportMode mode, Instant at, Instant deadSince) {}

    /// Begins an import, with an empty list if the segment has none for this attribute. Fails with `Conflict` when
    /// another import writes.
    Uni<OpenImport> open(PlacedSegment segment, ListAddress address, NewImport begun);

    /// Adds to what an import has read. No unit twice in one batch. Fails with `Conflict` when it was taken for dead.
    Uni<Void> write(OpenImport open, List<ListedUnit> batch, Instant at);

    /// Takes some units out of the list that a replacing import did not name.
    ///
    /// @return whether there may be more
    Uni<Boolean> retire(OpenImport open, Instant at);

    /// Undoes some of what imports wrote that never ended.
    ///
    /// @return whether there may be more
    Uni<Boolean> undo(OpenImport open);

    /// Lets the next import in.
    Uni<Void> close(OpenImport open);

    /// What the list is once the import has ended.
    Uni<Tally> tally(OpenImport open);

    /// @param size units in the list
    /// @param added units that were not in it before
    /// @param removed units that were in it before
    record Tally(long size, long added, long removed) {
        public boolean isNothing() {
            return added == 0 && removed == 0;
        }
    }

    /// Hashes that the list has in a range, in ascending order.
    Uni<List<Long>> hashes(OpenImport open, long from, long to);

    /// Keeps a block for readers.
    Uni<Void> keep(OpenImport open, EncodedBlock block);

    /// Ends an import: from now on its revision counts. Fails with `Conflict` when it was taken for dead.
    ///
    /// @param blocks names of the blocks of the list, in order
    Uni<Void> end(OpenImport open, Tally tally, List<String> blocks, Instant at);

    /// A list as it counts, and its id.
    ///
    /// @param keptFrom the oldest revision of which all units are known
    record StoredList(long id, long keptFrom, ImportedList list) {}

    /// Fails with `NotFound` of the list.
    Uni<StoredList> get(PlacedSegment segment, ListAddress address);

    /// Those of `units` that a list of a segment had in a revision, or will have once its import has ended. Fails with
    /// `Conflict` when that revision is not kept any more.
    Uni<Set<String>> among(SegmentStore.Place segment, ListRevision list, Set<String> units);

    /// Units of a revision, in the order of their hashes; the first `limit` of them.
    ///
    /// @param after the last one that was read before; empty for the first part
    Uni<List<ListedUnit>> units(Revision revision, Optional<ListedUnit> after, int limit);

    /// Forgets some of what lists were before `oldest`, never what counted then or later, and some of the lists of
    /// segments that were deleted before.
    ///
    /// @return whether there may be more
    Uni<Boolean> forget(Instant oldest);

    /// One revision of a list.
    record Revision(long listId, long number) {}
}
