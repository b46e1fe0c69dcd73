package dev.guidon.flag.adapter.postgres;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/// What lists were, and how that ends. Each statement is a query around what it changes, for the reason that
/// [PostgresOutbox] gives.
final class UnitHistory {
    /// As many as a statement deletes well within its deadline.
    private static final int AT_ONCE = 20_000;

    private static final String BEGIN = """
            with begun as (
                insert into unit_list_revision (list_id, revision, since)
                values (:list, :revision, cast(:at as timestamptz)) returning 1
            )
            select count(*) from begun""";

    /// The revision that counted at an instant is the oldest that is kept; of a segment that was deleted by then, none.
    private static final String MOVE = """
            with reached as (
                select list_id, max(revision) as revision from unit_list_revision
                where since <= cast(:oldest as timestamptz) group by list_id
            ), deleted as (
                select l.id as list_id, l.revision + 1 as revision
                from unit_list l
                join segment s on s.project_key = l.project_key and s.environment_id = l.environment_id
                    and s.key = l.segment_key
                where s.deleted_at <= cast(:oldest as timestamptz)
            ), kept as (
                select list_id, max(revision) as revision
                from (select * from reached union all select * from deleted) known group by list_id
            ), moved as (
                update unit_list l set kept_from = k.revision from kept k
                where l.id = k.list_id and l.kept_from < k.revision
                returning l.id, l.kept_from
            ), dropped as (
                delete from unit_list_revision r using moved m
                where r.list_id = m.id and r.revision < m.kept_from
                returning 1
            )
            select (select count(*) from moved) + (select count(*) from dropped)""";

    private static final String FORGET = """
            with forgotten as (
                delete from listed_unit
                where ctid = any (array(
                    select u.ctid from unit_list l join listed_unit u on u.list_id = l.id
                    where l.kept_from > 1 and u.removed <= l.kept_from and u.removed < 9223372036854775807
                    limit :limit))
                returning 1
            )
            select count(*) from forgotten""";

    /// A list that has no revision yet is in its first import.
    private static final String FORGET_DELETED = """
            with forgotten as (
                delete from listed_unit
                where ctid = any (array(
                    select u.ctid from unit_list l join listed_unit u on u.list_id = l.id
                    where l.kept_from > l.revision and l.revision > 0 limit :limit))
                returning 1
            ), blocks as (
                delete from unit_block b using unit_list l where l.id = b.list_id and l.kept_from > l.revision
                    and l.revision > 0
                returning 1
            )
            select count(*) from forgotten""";

    private UnitHistory() {}

    static Uni<Long> begin(Mutiny.Session session, UnitListRow list, Instant at) {
        return session.createNativeQuery(BEGIN, Long.class)
                .setParameter("list", list.id)
                .setParameter("revision", list.revision)
                .setParameter("at", at)
                .getSingleResult();
    }

    /// @return whether there may be more
    static Uni<Boolean> forget(Mutiny.Session session, Instant oldest) {
        return UnitStatements.takeTime(session)
                .chain(() -> session.createNativeQuery(MOVE, Long.class)
                        .setParameter("oldest", oldest)
                        .getSingleResult())
                .chain(() -> some(session, FORGET))
                .chain(forgotten -> some(session, FORGET_DELETED).map(deleted -> forgotten + deleted > 0));
    }

    private static Uni<Long> some(Mutiny.Session session, String statement) {
        return session.createNativeQuery(statement, Long.class)
                .setParameter("limit", AT_ONCE)
                .getSingleResult();
    }
}
