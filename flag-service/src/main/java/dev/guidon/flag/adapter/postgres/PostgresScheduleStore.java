package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.adapter.json.StoredInstructions;
import dev.guidon.flag.edit.FlagAddress;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.Page;
import dev.guidon.flag.schedule.Schedule;
import dev.guidon.flag.schedule.ScheduleStore;
import dev.guidon.flag.schedule.ScheduledRun;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Schedules in PostgreSQL.
@ApplicationScoped
class PostgresScheduleStore implements ScheduleStore {
    private static final String CLAIM = """
            select s.* from scheduled_change s
            where s.status = 'ACTIVE' and s.look_at <= :now
              and not exists (
                select from scheduled_change o
                where o.environment_id = s.environment_id and o.flag_key = s.flag_key and o.status = 'ACTIVE'
                  and o.look_at <= :now and (o.look_at, o.number) < (s.look_at, s.number))
            order by s.look_at, s.number limit 1
            for no key update of s skip locked""";

    /// In milliseconds since the epoch, after all that is ever due.
    private static final long END = Instant.parse("9999-12-31T00:00:00Z").toEpochMilli();

    private final StoredInstructions documents;

    PostgresScheduleStore(StoredInstructions documents) {
        this.documents = documents;
    }

    @Override
    public Uni<Void> add(Environment environment, Schedule schedule) {
        return Rows.insert(List.of(ScheduleRow.of(environment, schedule, documents)));
    }

    @Override
    public Uni<Schedule> get(Environment environment, String id) {
        return find(environment, id, LockModeType.NONE);
    }

    @Override
    public Uni<Schedule> lock(Environment environment, String id) {
        return find(environment, id, LockModeType.PESSIMISTIC_WRITE);
    }

    private Uni<Schedule> find(Environment environment, String id, LockModeType lock) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from ScheduleRow s where s.environmentId = :environment and s.id = :id",
                                ScheduleRow.class)
                        .setParameter("environment", environment.id())
                        .setParameter("id", id)
                        .setLockMode(lock)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> new FailureException(new Failure.NotFound("schedule", id)))
                .map(row -> row.toSchedule(documents));
    }

    @Override
    public Uni<Optional<Schedule>> claim(Instant now) {
        return Rows.inSession(session -> session.createNativeQuery(CLAIM, ScheduleRow.class)
                        .setParameter("now", now)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(found -> found.toSchedule(documents)));
    }

    @Override
    public Uni<Void> update(Schedule schedule) {
        return Rows.inSession(session ->
                        session.find(ScheduleRow.class, schedule.head().id()))
                .invoke(row -> row.take(schedule.progress()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> log(Schedule schedule, List<ScheduledRun> runs) {
        return Rows.insert(runs.stream()
                .map(run -> ScheduledRunRow.of(schedule.head().id(), run))
                .toList());
    }

    @Override
    public Uni<Page<ScheduledRun>> runs(Schedule schedule, Page.Request request) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from ScheduledRunRow r where r.id.scheduleId = :schedule and r.id.dueAt < :before"
                                        + " order by r.id.dueAt desc",
                                ScheduledRunRow.class)
                        .setParameter("schedule", schedule.head().id())
                        .setParameter(
                                "before",
                                Instant.ofEpochMilli(
                                        Math.min(request.afterNumber().orElse(END), END)))
                        .setMaxResults(request.limit() + 1)
                        .getResultList())
                .map(rows -> rows.stream().map(ScheduledRunRow::toRun).toList())
                .map(found ->
                        Page.of(request, found, run -> Long.toString(run.dueAt().toEpochMilli())));
    }

    @Override
    public Uni<Page<Schedule>> page(Environment environment, ScheduleFilter filter, Page.Request request) {
        Where where = new Where()
                .and("s.environmentId = :environment", "environment", (Object) environment.id())
                .and("s.flagKey = :flag", "flag", filter.flag())
                .and("s.status = :status", "status", filter.status())
                .and("s.number < :before", "before", request.afterNumber());
        VisibleFlags.narrow(where, filter.visible(), "f.id.projectKey = s.projectKey and f.id.key = s.flagKey");
        return rows(where, request.limit() + 1)
                .map(found -> Page.of(
                        request,
                        found,
                        schedule -> Long.toString(schedule.head().number())));
    }

    @Override
    public Uni<List<Schedule>> open(Environment environment, FlagAddress address) {
        Where where = new Where()
                .and("s.environmentId = :environment", "environment", (Object) environment.id())
                .and("s.flagKey = :flag", "flag", (Object) address.flagKey())
                .and("s.status in (ACTIVE, PAUSED)");
        return rows(where, MAX_PER_FLAG);
    }

    private Uni<List<Schedule>> rows(Where where, int limit) {
        return Rows.inSession(session -> where.fill(session.createSelectionQuery(
                                "from ScheduleRow s" + where.text() + " order by s.number desc", ScheduleRow.class))
                        .setMaxResults(limit)
                        .getResultList())
                .map(rows -> rows.stream().map(row -> row.toSchedule(documents)).toList());
    }
}
