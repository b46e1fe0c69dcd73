package dev.guidon.flag.adapter.postgres;

import dev.guidon.kit.insight.HyperLogLog;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;

/// Puts the subjects of a month that is over into one sketch, which is kept longer than those of its days.
@ApplicationScoped
class MonthTidying {
    private static final String OVER = """
            select s.environment_id, cast(cast(date_trunc('month', s.day) as date) as text)
            from subject_sketch s
            where date_trunc('month', s.day) + interval '1 month'
                    <= to_timestamp(cast(:cut as bigint) / 1000.0) at time zone 'UTC'
                and not exists (
                    select 1 from subject_month m
                    where m.environment_id = s.environment_id and m.month = date_trunc('month', s.day))
            group by 1, 2 order by 1, 2 limit 20""";

    private static final String OF_DAYS = """
            select encode(registers, 'base64') from subject_sketch
            where environment_id = :environment and date_trunc('month', day) = cast(cast(:month as text) as date)""";

    private static final String OF_MONTH = """
            select encode(registers, 'base64') from subject_month
            where environment_id = :environment and month = cast(cast(:month as text) as date)""";

    private static final String PUT = """
            with put as (
                insert into subject_month (environment_id, month, registers)
                values (:environment, cast(cast(:month as text) as date), decode(cast(:registers as text), 'base64'))
                on conflict (environment_id, month) do update set registers = excluded.registers
                returning month
            )
            select count(*) from put""";

    /// @param cut months that were over by then
    Uni<Void> rollUp(Instant cut) {
        return Rows.inSession(session -> session.createNativeQuery(OVER, Object[].class)
                        .setParameter("cut", cut.toEpochMilli())
                        .getResultList())
                .chain(months -> Multi.createFrom()
                        .iterable(months)
                        .onItem()
                        .transformToUniAndConcatenate(month -> rollUp((String) month[0], (String) month[1]))
                        .collect()
                        .last())
                .replaceWithVoid();
    }

    private static Uni<Long> rollUp(String environmentId, String month) {
        return read(OF_DAYS, environmentId, month).chain(sketches -> put(environmentId, month, merged(sketches)));
    }

    /// What came for a day after its month was put together.
    Uni<Void> add(String environmentId, LocalDate day, String registers) {
        String month = day.withDayOfMonth(1).toString();
        return read(OF_MONTH, environmentId, month)
                .chain(known -> known.isEmpty()
                        ? Uni.createFrom().item(0L)
                        : put(environmentId, month, merged(List.of(known.getFirst(), registers))))
                .replaceWithVoid();
    }

    private static Uni<List<String>> read(String statement, String environmentId, String month) {
        return Rows.inSession(session -> session.createNativeQuery(statement, String.class)
                .setParameter("environment", environmentId)
                .setParameter("month", month)
                .getResultList());
    }

    private static Uni<Long> put(String environmentId, String month, String registers) {
        return Rows.inSession(session -> session.createNativeQuery(PUT, Long.class)
                .setParameter("environment", environmentId)
                .setParameter("month", month)
                .setParameter("registers", registers)
                .getSingleResult());
    }

    static String merged(List<String> sketches) {
        HyperLogLog all = new HyperLogLog();
        sketches.forEach(
                registers -> all.merge(new HyperLogLog(Base64.getMimeDecoder().decode(registers))));
        return Base64.getEncoder().encodeToString(all.registers());
    }
}
