package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.project.Environment;
import dev.guidon.flag.removal.Remains;
import dev.guidon.flag.removal.RemainsStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// What an environment leaves behind in PostgreSQL. What may be very much of it, lists of units and insights,
/// is deleted in small parts afterwards.
@ApplicationScoped
class PostgresRemainsStore implements RemainsStore {
    private static final String COUNT = """
            select (select count(*) from flag_configuration c
                    join flag f on f.project_key = :project and f.key = c.flag_key
                    where c.environment_id = :environment and f.archived_at is null and f.deleted_at is null),
                   (select count(*) from segment where environment_id = :environment and deleted_at is null),
                   (select count(*) from api_key where environment_id = :environment and revoked_at is null),
                   (select count(*) from scheduled_change
                    where environment_id = :environment and status in ('ACTIVE', 'PAUSED')),
                   (select count(*) from change_request
                    where environment_id = :environment and status in ('PENDING', 'APPROVED'))""";

    private static final String ON = """
            select c.flag_key from flag_configuration c
            join flag f on f.project_key = :project and f.key = c.flag_key
            where c.environment_id = :environment and c.switched_on and f.archived_at is null and f.deleted_at is null
            order by c.flag_key limit :limit""";

    /// A query around the statements, as in [PostgresOutbox]. Triggers of flags go with their configurations.
    private static final String CLEAR = """
            with configurations as (
                delete from flag_configuration where environment_id = :environment returning 1
            ), policies as (
                delete from environment_policy where environment_id = :environment returning 1
            ), managements as (
                delete from environment_management where environment_id = :environment returning 1
            ), windows as (
                delete from freeze_window where project_key = :project and environment_key = :key returning 1
            ), segments as (
                update segment
                set archived_at = coalesce(archived_at, to_timestamp(cast(:at as bigint) / 1000.0)),
                    deleted_at = to_timestamp(cast(:at as bigint) / 1000.0)
                where environment_id = :environment and deleted_at is null returning 1
            ), schedules as (
                update scheduled_change set status = 'CANCELLED'
                where environment_id = :environment and status in ('ACTIVE', 'PAUSED') returning 1
            ), requests as (
                update change_request set status = 'WITHDRAWN', due_at = null, outcome = 'the environment was deleted'
                where environment_id = :environment and status in ('PENDING', 'APPROVED') returning 1
            )
            select count(*) from configurations""";

    @Override
    public Uni<Remains> of(Environment environment) {
        return counts(environment).chain(counts -> on(environment).map(on -> remains(counts, on)));
    }

    private static Uni<Object[]> counts(Environment environment) {
        return Rows.inSession(session -> session.createNativeQuery(COUNT, Object[].class)
                .setParameter("project", environment.projectKey().text())
                .setParameter("environment", environment.id())
                .getSingleResult());
    }

    private static Uni<List<String>> on(Environment environment) {
        return Rows.inSession(session -> session.createNativeQuery(ON, String.class)
                .setParameter("project", environment.projectKey().text())
                .setParameter("environment", environment.id())
                .setParameter("limit", Remains.MAX_NAMED)
                .getResultList());
    }

    /// @param counts in the order of the query
    private static Remains remains(Object[] counts, List<String> on) {
        return new Remains(
                number(counts[0]), number(counts[1]), number(counts[2]), number(counts[3]), number(counts[4]), on);
    }

    private static long number(Object count) {
        return ((Number) count).longValue();
    }

    @Override
    public Uni<Void> clear(Environment environment, Instant at) {
        return Rows.inSession(session -> session.createNativeQuery(CLEAR, Long.class)
                        .setParameter("project", environment.projectKey().text())
                        .setParameter("environment", environment.id())
                        .setParameter("key", environment.key().text())
                        .setParameter("at", at.toEpochMilli())
                        .getSingleResult())
                .replaceWithVoid();
    }
}
