package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.removal.DeletedEnvironments;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// What deleted environments leave behind in PostgreSQL. Rows that histories and audit entries speak of stay.
@ApplicationScoped
class PostgresDeletedEnvironments implements DeletedEnvironments {
    private static final int ROWS = 5_000;
    private static final int BLOCKS = 500;
    private static final int TOMBSTONES = 100;

    /// Queries around the statements, as in [PostgresOutbox].
    private static final String SWEEP = """
            with gone as (
                select id from environment where deleted_at is not null
            ), lists as (
                select l.id from unit_list l join gone on gone.id = l.environment_id
            ), units as (
                delete from listed_unit where ctid = any (array(
                    select u.ctid from listed_unit u join lists on lists.id = u.list_id limit :rows)) returning 1
            ), blocks as (
                delete from unit_block where ctid = any (array(
                    select b.ctid from unit_block b join lists on lists.id = b.list_id limit :blocks)) returning 1
            ), counts as (
                delete from evaluation_count where ctid = any (array(
                    select c.ctid from evaluation_count c join gone on gone.id = c.environment_id limit :rows)) returning 1
            ), evaluated as (
                delete from flag_evaluated where environment_id in (select id from gone) returning 1
            ), sketches as (
                delete from subject_sketch where ctid = any (array(
                    select s.ctid from subject_sketch s join gone on gone.id = s.environment_id limit :rows)) returning 1
            ), samples as (
                delete from evaluation_sample where ctid = any (array(
                    select s.ctid from evaluation_sample s join gone on gone.id = s.environment_id limit :rows)) returning 1
            ), attributes as (
                delete from seen_attribute where environment_id in (select id from gone) returning 1
            ), known as (
                delete from seen_value where ctid = any (array(
                    select v.ctid from seen_value v join gone on gone.id = v.environment_id limit :rows)) returning 1
            ), erased as (
                delete from erased_subject where environment_id in (select id from gone) returning 1
            )
            select (select count(*) from units) + (select count(*) from blocks) + (select count(*) from counts)
                + (select count(*) from sketches) + (select count(*) from samples) + (select count(*) from known)""";

    /// Once they are empty.
    private static final String LISTS = """
            with lists as (
                delete from unit_list where environment_id in (select id from environment where deleted_at is not null)
                returning 1
            )
            select count(*) from lists""";

    /// A day after the end of the project, of which they are told.
    private static final String WEBHOOKS = """
            with webhooks as (
                delete from webhook where project_key in (
                    select key from project where deleted_at < now() - interval '1 day')
                returning 1
            )
            select count(*) from webhooks""";

    private static final String FIND = """
            select e.id from environment e
            where e.deleted_at < to_timestamp(cast(:before as bigint) / 1000.0)
                and exists (select 1 from delivery d where d.environment_id = e.id)
                and not exists (select 1 from outbox o where o.environment_id = e.id)
            order by e.deleted_at limit :limit""";

    private static final String FORGET = """
            with forgotten as (delete from delivery where environment_id = :environment returning 1)
            select count(*) from forgotten""";

    @Override
    public Uni<Boolean> sweep() {
        return Rows.inSession(session -> session.createNativeQuery(SWEEP, Long.class)
                        .setParameter("rows", ROWS)
                        .setParameter("blocks", BLOCKS)
                        .getSingleResult())
                .chain(swept -> swept > 0 ? Uni.createFrom().item(true) : end());
    }

    private static Uni<Boolean> end() {
        return Rows.inSession(
                        session -> session.createNativeQuery(LISTS, Long.class).getSingleResult())
                .chain(() -> Rows.inSession(session ->
                        session.createNativeQuery(WEBHOOKS, Long.class).getSingleResult()))
                .replaceWith(false);
    }

    @Override
    public Uni<List<String>> tombstones(Instant at) {
        return Rows.inSession(session -> session.createNativeQuery(FIND, String.class)
                .setParameter("before", at.toEpochMilli())
                .setParameter("limit", TOMBSTONES)
                .getResultList());
    }

    @Override
    public Uni<Void> forget(String environmentId) {
        return Rows.inSession(session -> session.createNativeQuery(FORGET, Long.class)
                        .setParameter("environment", environmentId)
                        .getSingleResult())
                .replaceWithVoid();
    }
}
