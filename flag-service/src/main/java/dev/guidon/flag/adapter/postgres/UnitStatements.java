package dev.guidon.flag.adapter.postgres;

import dev.guidon.engine.units.UnitHash;
import dev.guidon.flag.publish.EncodedBlock;
import dev.guidon.flag.segment.ImportMode;
import dev.guidon.flag.segment.ListedUnit;
import dev.guidon.flag.segment.OpenImport;
import dev.guidon.flag.segment.UnitListStore.Revision;
import dev.guidon.flag.segment.UnitListStore.Tally;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/// Statements over many units at once. Each is a query around what it changes, for the reason that [PostgresOutbox]
/// gives. A unit that was not removed has the greatest number there is as the revision that removes it.
final class UnitStatements {
    /// As many as a statement changes well within its deadline.
    private static final int AT_ONCE = 20_000;

    private static final String BATCH = """
            with batch as (
                select b.hash, b.unit from unnest(cast(:hashes as bigint[]), cast(:units as text[])) as b (hash, unit)
            ), written as (
            """;

    private static final String PUT = BATCH + """
                insert into listed_unit (list_id, hash, unit, added, seen)
                select cast(:list as bigint), hash, unit, cast(:revision as bigint), cast(:number as bigint) from batch
                on conflict (list_id, hash, unit, removed) do update set seen = excluded.seen
                returning 1
            )
            select count(*) from written""";

    private static final String REMOVE = BATCH + """
                update listed_unit l set removed = :revision, seen = :number from batch b
                where l.list_id = :list and l.hash = b.hash and l.unit = b.unit and l.removed = 9223372036854775807
                returning 1
            )
            select count(*) from written""";

    private static final String RETIRE = """
            with written as (
                update listed_unit set removed = :revision
                where ctid = any (array(
                    select ctid from listed_unit
                    where list_id = :list and removed = 9223372036854775807 and seen <> :number limit :limit))
                returning 1
            )
            select count(*) from written""";

    private static final String FORGET = """
            with written as (
                delete from listed_unit
                where ctid = any (array(
                    select ctid from listed_unit where list_id = :list and added >= :revision limit :limit))
                returning 1
            )
            select count(*) from written""";

    private static final String BRING_BACK = """
            with written as (
                update listed_unit set removed = 9223372036854775807
                where ctid = any (array(
                    select ctid from listed_unit
                    where list_id = :list and removed >= :revision and removed < 9223372036854775807 limit :limit))
                returning 1
            )
            select count(*) from written""";

    private static final String TALLY = """
            select count(*) filter (where removed = 9223372036854775807),
                   count(*) filter (where removed = 9223372036854775807 and added = :revision),
                   count(*) filter (where removed = :revision)
            from listed_unit where list_id = :list""";

    private static final String HASHES = """
            select distinct hash from listed_unit
            where list_id = :list and removed = 9223372036854775807 and hash between :from and :to order by hash""";

    private static final String KEEP = """
            with written as (
                insert into unit_block (list_id, id, content) values (:list, :id, :content)
                on conflict (list_id, id) do update set replaced_at = null
                returning 1
            )
            select count(*) from written""";

    private static final String AGE = """
            with written as (
                update unit_block set replaced_at = case when id = any (cast(:ids as text[])) then null else cast(:at as timestamptz) end
                where list_id = :list and (replaced_at is null) <> (id = any (cast(:ids as text[])))
                returning 1
            )
            select count(*) from written""";

    private static final String DROP = """
            with written as (
                delete from unit_block where list_id = :list and replaced_at < cast(:before as timestamptz) returning 1
            )
            select count(*) from written""";

    private static final String UNITS = """
            select hash, unit from listed_unit
            where list_id = :list and added <= :revision and removed > :revision and (hash, unit) > (:hash, :unit)
            order by hash, unit limit :limit""";

    private static final String AMONG = """
            select l.unit
            from unnest(cast(:hashes as bigint[]), cast(:units as text[])) as b (hash, unit)
            join listed_unit l on l.list_id = :list and l.hash = b.hash and l.unit = b.unit
            where l.added <= :revision and l.removed > :revision""";

    /// Work on a whole list takes a while and holds up nobody but other imports into it.
    private static final String TAKE_TIME = "select set_config('statement_timeout', '60s', true)";

    private UnitStatements() {}

    /// @param at when what is not in the list any more was replaced
    /// @param before what was replaced earlier goes
    record Aging(Instant at, Instant before) {}

    /// For the rest of the transaction.
    static Uni<String> takeTime(Mutiny.Session session) {
        return session.createNativeQuery(TAKE_TIME, String.class).getSingleResult();
    }

    static Uni<Long> write(Mutiny.Session session, OpenImport open, List<ListedUnit> batch) {
        return session.createNativeQuery(open.mode() == ImportMode.REMOVE ? REMOVE : PUT, Long.class)
                .setParameter("list", open.listId())
                .setParameter("revision", open.revision())
                .setParameter("number", open.number())
                .setParameter("hashes", batch.stream().map(ListedUnit::hash).toArray(Long[]::new))
                .setParameter("units", batch.stream().map(ListedUnit::unit).toArray(String[]::new))
                .getSingleResult();
    }

    static Uni<Long> retire(Mutiny.Session session, OpenImport open) {
        return session.createNativeQuery(RETIRE, Long.class)
                .setParameter("list", open.listId())
                .setParameter("revision", open.revision())
                .setParameter("number", open.number())
                .setParameter("limit", AT_ONCE)
                .getSingleResult();
    }

    /// First takes away what was added, so that what was removed is not there twice.
    static Uni<Long> undo(Mutiny.Session session, OpenImport open) {
        return undo(session, FORGET, open)
                .chain(forgotten -> forgotten > 0 ? Uni.createFrom().item(forgotten) : undo(session, BRING_BACK, open));
    }

    private static Uni<Long> undo(Mutiny.Session session, String statement, OpenImport open) {
        return session.createNativeQuery(statement, Long.class)
                .setParameter("list", open.listId())
                .setParameter("revision", open.revision())
                .setParameter("limit", AT_ONCE)
                .getSingleResult();
    }

    static Uni<Tally> tally(Mutiny.Session session, OpenImport open) {
        return session.createNativeQuery(TALLY, Object[].class)
                .setParameter("list", open.listId())
                .setParameter("revision", open.revision())
                .getSingleResult()
                .map(row -> new Tally(number(row[0]), number(row[1]), number(row[2])));
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }

    static Uni<List<Long>> hashes(Mutiny.Session session, long listId, long from, long to) {
        return session.createNativeQuery(HASHES, Long.class)
                .setParameter("list", listId)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
    }

    static Uni<Long> keep(Mutiny.Session session, long listId, EncodedBlock block) {
        return session.createNativeQuery(KEEP, Long.class)
                .setParameter("list", listId)
                .setParameter("id", block.id())
                .setParameter("content", block.bytes())
                .getSingleResult();
    }

    static Uni<Long> replaceBlocks(Mutiny.Session session, long listId, List<String> ids, Aging aging) {
        return session.createNativeQuery(AGE, Long.class)
                .setParameter("list", listId)
                .setParameter("ids", ids.toArray(String[]::new))
                .setParameter("at", aging.at())
                .getSingleResult()
                .chain(() -> session.createNativeQuery(DROP, Long.class)
                        .setParameter("list", listId)
                        .setParameter("before", aging.before())
                        .getSingleResult());
    }

    static Uni<Set<String>> among(Mutiny.Session session, UnitListRow list, long revision, Set<String> units) {
        UnitHash hash = new UnitHash(HexFormat.of().parseHex(list.hashKey));
        List<String> ordered = List.copyOf(units);
        return session.createNativeQuery(AMONG, String.class)
                .setParameter("list", list.id)
                .setParameter("hashes", ordered.stream().map(hash::of).toArray(Long[]::new))
                .setParameter("units", ordered.toArray(String[]::new))
                .setParameter("revision", revision)
                .getResultList()
                .map(Set::copyOf);
    }

    static Uni<List<ListedUnit>> units(
            Mutiny.Session session, Revision revision, Optional<ListedUnit> after, int limit) {
        return session.createNativeQuery(UNITS, Object[].class)
                .setParameter("list", revision.listId())
                .setParameter("revision", revision.number())
                .setParameter("hash", after.map(ListedUnit::hash).orElse(Long.MIN_VALUE))
                .setParameter("unit", after.map(ListedUnit::unit).orElse(""))
                .setParameter("limit", limit)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new ListedUnit(number(row[0]), (String) row[1]))
                        .toList());
    }
}
