package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.insight.CountStore.Cuts;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;

/// Makes old counts small: adds them up in longer steps, and puts the sketches of a day that is over into one.
@ApplicationScoped
class CountTidying {
    private static final String ROLL_UP = """
            with moved as (
                delete from evaluation_count where step = :finer and at < to_timestamp(cast(:cut as bigint) / 1000.0)
                returning environment_id, flag_key, at, variant, reason, evaluations
            ), added as (
                insert into evaluation_count as known
                    (environment_id, flag_key, step, at, variant, reason, evaluations)
                select environment_id, flag_key, cast(:coarser as text),
                       date_trunc(cast(:coarser as text), at, 'UTC'), variant, reason, sum(evaluations)
                from moved group by 1, 2, 3, 4, 5, 6 order by 1, 2, 4, 5, 6
                on conflict (environment_id, flag_key, step, at, variant, reason)
                do update set evaluations = known.evaluations + excluded.evaluations
                returning at
            )
            select count(*) from added""";

    private static final String FORGET = """
            with counts as (
                delete from evaluation_count where step = 'day' and at < to_timestamp(cast(:cut as bigint) / 1000.0) returning at
            ), sketches as (
                delete from subject_sketch s
                where s.day < cast(to_timestamp(cast(:cut as bigint) / 1000.0) at time zone 'UTC' as date)
                    and exists (
                        select 1 from subject_month m
                        where m.environment_id = s.environment_id and m.month = date_trunc('month', s.day))
                returning day
            ), months as (
                delete from subject_month
                where month < cast(to_timestamp(cast(:months as bigint) / 1000.0) at time zone 'UTC' as date)
                returning month
            ), used as (
                delete from usage_day
                where day < cast(to_timestamp(cast(:months as bigint) / 1000.0) at time zone 'UTC' as date)
                returning day
            ), evaluated as (
                delete from flag_evaluated where last_at < to_timestamp(cast(:cut as bigint) / 1000.0) returning last_at
            ), sources as (
                delete from evaluation_source where seen_at < to_timestamp(cast(:cut as bigint) / 1000.0) returning seen_at
            )
            select (select count(*) from counts) + (select count(*) from sketches) + (select count(*) from sources)""";

    private static final String SEVERAL = """
            select environment_id, cast(day as text) from subject_sketch
            where day < cast(to_timestamp(cast(:cut as bigint) / 1000.0) at time zone 'UTC' as date)
            group by environment_id, day having count(*) > 1
            order by 1, 2 limit 100""";

    private static final String TAKE = """
            with taken as (
                delete from subject_sketch where environment_id = :environment and day = cast(cast(:day as text) as date)
                returning registers
            )
            select encode(registers, 'base64') from taken""";

    private static final String PUT = """
            with put as (
                insert into subject_sketch (environment_id, day, instance_id, registers)
                values (:environment, cast(cast(:day as text) as date), '', decode(cast(:registers as text), 'base64'))
                on conflict (environment_id, day, instance_id) do nothing
                returning day
            )
            select count(*) from put""";

    private final MonthTidying months;

    CountTidying(MonthTidying months) {
        this.months = months;
    }

    Uni<Void> tidy(Cuts cuts) {
        return rollUp("minute", "hour", cuts.minutes())
                .chain(() -> rollUp("hour", "day", cuts.hours()))
                .chain(() -> Rows.inSession(session -> session.createNativeQuery(FORGET, Long.class)
                        .setParameter("cut", cuts.days().toEpochMilli())
                        .setParameter("months", cuts.months().toEpochMilli())
                        .getSingleResult()))
                .chain(() -> mergeSketches(cuts.minutes()))
                .chain(() -> months.rollUp(cuts.minutes()));
    }

    private static Uni<Long> rollUp(String finer, String coarser, Instant cut) {
        return Rows.inSession(session -> session.createNativeQuery(ROLL_UP, Long.class)
                .setParameter("finer", finer)
                .setParameter("coarser", coarser)
                .setParameter("cut", cut.toEpochMilli())
                .getSingleResult());
    }

    private Uni<Void> mergeSketches(Instant cut) {
        return Rows.inSession(session -> session.createNativeQuery(SEVERAL, Object[].class)
                        .setParameter("cut", cut.toEpochMilli())
                        .getResultList())
                .chain(days -> Multi.createFrom()
                        .iterable(days)
                        .onItem()
                        .transformToUniAndConcatenate(day -> merge((String) day[0], (String) day[1]))
                        .collect()
                        .last())
                .replaceWithVoid();
    }

    private Uni<Void> merge(String environmentId, String day) {
        return Rows.inSession(session -> session.createNativeQuery(TAKE, String.class)
                        .setParameter("environment", environmentId)
                        .setParameter("day", day)
                        .getResultList())
                .map(MonthTidying::merged)
                .call(registers -> Rows.inSession(session -> session.createNativeQuery(PUT, Long.class)
                        .setParameter("environment", environmentId)
                        .setParameter("day", day)
                        .setParameter("registers", registers)
                        .getSingleResult()))
                .chain(registers -> months.add(environmentId, LocalDate.parse(day), registers));
    }
}
