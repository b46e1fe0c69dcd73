package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.publish.BlockSource;
import dev.guidon.flag.publish.EncodedBlock;
import dev.guidon.flag.segment.ListAddress;
import dev.guidon.flag.segment.ListedUnit;
import dev.guidon.flag.segment.OpenImport;
import dev.guidon.flag.segment.PlacedSegment;
import dev.guidon.flag.segment.SegmentStore;
import dev.guidon.flag.segment.SegmentVersion.ListRevision;
import dev.guidon.flag.segment.UnitListStore;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// Long lists of units in PostgreSQL. What units do is in [UnitStatements].
@ApplicationScoped
class PostgresUnitListStore implements UnitListStore, BlockSource {
    /// How long a block is kept that no list has any more, for readers and relays that are behind.
    private static final Duration KEEP_BLOCKS = Duration.ofHours(1);

    private static final String OF_SEGMENT = "from UnitListRow l where l.projectKey = :project"
            + " and l.environmentId = :environment and l.segmentKey = :segment and l.side = :side"
            + " and l.attribute = :attribute";

    @Override
    public Uni<OpenImport> open(PlacedSegment segment, ListAddress address, NewImport begun) {
        return find(segment, address, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .switchTo(() -> add(UnitListRow.empty(segment, address, begun.hashKey())))
                .invoke(row -> refuseRunning(row, begun.deadSince()))
                .map(row -> row.open(begun));
    }

    private static Uni<UnitListRow> find(PlacedSegment segment, ListAddress address, LockModeType lock) {
        return Rows.inSession(session -> session.createSelectionQuery(OF_SEGMENT, UnitListRow.class)
                .setParameter("project", segment.reach().projectKey())
                .setParameter("environment", segment.reach().environmentId())
                .setParameter("segment", segment.definition().key().text())
                .setParameter("side", address.side())
                .setParameter("attribute", address.attribute())
                .setLockMode(lock)
                .getSingleResultOrNull());
    }

    private static Uni<UnitListRow> add(UnitListRow row) {
        return Rows.insertUnique(row, running()).replaceWith(row);
    }

    private static void refuseRunning(UnitListRow row, Instant deadSince) {
        Instant seen = row.importSeenAt;
        if (seen != null && seen.isAfter(deadSince)) {
            throw new FailureException(running());
        }
    }

    private static Failure running() {
        return new Failure.Conflict(
                "import_running", "another import into this list is under way; wait for its end and repeat this one");
    }

    /// Fails when the import was taken for dead and another one has begun.
    private static Uni<UnitListRow> own(OpenImport open) {
        return Rows.inSession(session -> session.find(UnitListRow.class, open.listId(), LockModeType.PESSIMISTIC_WRITE))
                .invoke(row -> {
                    if (!open.importId().equals(row.importId)) {
                        throw new FailureException(lost());
                    }
                });
    }

    private static Failure lost() {
        return new Failure.Conflict(
                "import_lost", "this import came to a stand for so long that another one has begun; repeat it");
    }

    private static <T> Uni<T> slowly(Function<Mutiny.Session, Uni<T>> work) {
        return Rows.inSession(session -> UnitStatements.takeTime(session).chain(() -> work.apply(session)));
    }

    @Override
    public Uni<Void> write(OpenImport open, List<ListedUnit> batch, Instant at) {
        return own(open)
                .invoke(row -> {
                    row.importSeenAt = at;
                    row.importUnits += batch.size();
                })
                .chain(() -> Rows.inSession(session -> UnitStatements.write(session, open, batch)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> retire(OpenImport open, Instant at) {
        return own(open)
                .invoke(row -> row.importSeenAt = at)
                .chain(() -> slowly(session -> UnitStatements.retire(session, open)))
                .map(retired -> retired > 0);
    }

    @Override
    public Uni<Boolean> undo(OpenImport open) {
        return own(open)
                .chain(() -> slowly(session -> UnitStatements.undo(session, open)))
                .map(undone -> undone > 0);
    }

    @Override
    public Uni<Void> close(OpenImport open) {
        return own(open).invoke(UnitListRow::close).replaceWithVoid();
    }

    @Override
    public Uni<Tally> tally(OpenImport open) {
        return slowly(session -> UnitStatements.tally(session, open));
    }

    @Override
    public Uni<List<Long>> hashes(OpenImport open, long from, long to) {
        return Rows.inSession(session -> UnitStatements.hashes(session, open.listId(), from, to));
    }

    @Override
    public Uni<Void> keep(OpenImport open, EncodedBlock block) {
        return Rows.inSession(session -> UnitStatements.keep(session, open.listId(), block))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> end(OpenImport open, Tally tally, List<String> blocks, Instant at) {
        return own(open)
                .invoke(row -> {
                    row.revision = open.revision();
                    row.size = tally.size();
                    row.blocks = String.join("", blocks);
                    row.close();
                })
                .call(row -> Rows.inSession(session -> UnitHistory.begin(session, row, at)))
                .chain(() -> Rows.inSession(session -> UnitStatements.replaceBlocks(
                        session, open.listId(), blocks, new UnitStatements.Aging(at, at.minus(KEEP_BLOCKS)))))
                .chain(() -> Rows.inSession(Mutiny.Session::flush));
    }

    @Override
    public Uni<StoredList> get(PlacedSegment segment, ListAddress address) {
        return find(segment, address, LockModeType.NONE)
                .onItem()
                .ifNull()
                .failWith(() -> new FailureException(new Failure.NotFound("list", address.attribute())))
                .map(row -> new StoredList(row.id, row.keptFrom, row.toList()));
    }

    @Override
    public Uni<Set<String>> among(SegmentStore.Place segment, ListRevision list, Set<String> units) {
        return units.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : Rows.inSession(session -> session.createSelectionQuery(OF_SEGMENT, UnitListRow.class)
                        .setParameter("project", segment.projectKey())
                        .setParameter("environment", segment.environmentId())
                        .setParameter("segment", segment.segmentKey())
                        .setParameter("side", list.side())
                        .setParameter("attribute", list.attribute())
                        .getSingleResult()
                        .invoke(row -> row.refuseForgotten(list.revision()))
                        .chain(row -> UnitStatements.among(session, row, list.revision(), units)));
    }

    @Override
    public Uni<Boolean> forget(Instant oldest) {
        return Rows.inSession(session -> UnitHistory.forget(session, oldest));
    }

    @Override
    public Uni<List<ListedUnit>> units(Revision revision, Optional<ListedUnit> after, int limit) {
        return Rows.inSession(session -> UnitStatements.units(session, revision, after, limit));
    }

    @Override
    public Uni<Map<String, byte[]>> blocks(String listId, List<String> ids) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from UnitBlockRow b where b.id.listId = :list and b.id.id in :ids", UnitBlockRow.class)
                        .setParameter("list", Long.parseLong(listId))
                        .setParameter("ids", ids)
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.id.id(), row -> row.content)));
    }
}
