package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.insight.UsageStore;
import dev.guidon.kit.insight.HyperLogLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Usage of months in PostgreSQL: evaluations by the day, subjects in one sketch for each month that is over and by the
/// day for the others.
@ApplicationScoped
class PostgresUsageStore implements UsageStore {
    private static final String OF_MONTH = """
            with wanted as (
                select e.id, e.project_key, e.key from environment e
                join project p on p.key = e.project_key
                where (e.id = :environment or p.organization_key = :organization)
            ), month as (
                select cast(cast(:month as text) as date) as first,
                       cast(cast(:month as text) as date) + interval '1 month' as next
            ), used as (
                select w.id, w.project_key, w.key, cast(sum(u.evaluations) as bigint) as evaluations
                from wanted w join usage_day u on u.environment_id = w.id, month m
                where u.day >= m.first and u.day < m.next group by 1, 2, 3
            )
            select u.project_key, u.key, u.evaluations, encode(s.registers, 'base64')
            from used u
            left join lateral (
                select registers from subject_month x, month m where x.environment_id = u.id and x.month = m.first
                union all
                select registers from subject_sketch x, month m
                where x.environment_id = u.id and x.day >= m.first and x.day < m.next
                    and not exists (select 1 from subject_month y where y.environment_id = u.id and y.month = m.first)
            ) s on true
            order by 1, 2""";

    @Override
    public Uni<List<MonthUse>> ofEnvironment(String environmentId, YearMonth month) {
        return read(environmentId, "", month);
    }

    @Override
    public Uni<List<MonthUse>> ofOrganization(String organizationKey, YearMonth month) {
        return read("", organizationKey, month);
    }

    private static Uni<List<MonthUse>> read(String environmentId, String organizationKey, YearMonth month) {
        return Rows.inSession(session -> session.createNativeQuery(OF_MONTH, Object[].class)
                        .setParameter("environment", environmentId)
                        .setParameter("organization", organizationKey)
                        .setParameter("month", month.atDay(1).toString())
                        .getResultList())
                .map(PostgresUsageStore::uses);
    }

    private record Place(String projectKey, String environmentKey, long evaluations) {}

    /// One row for each sketch.
    private static List<MonthUse> uses(List<Object[]> rows) {
        Map<Place, List<HyperLogLog>> sketches = new LinkedHashMap<>();
        for (Object[] row : rows) {
            Place place = new Place((String) row[0], (String) row[1], ((Number) row[2]).longValue());
            List<HyperLogLog> known = sketches.computeIfAbsent(place, _ -> new ArrayList<>());
            if (row[3] instanceof String registers) {
                known.add(new HyperLogLog(Base64.getMimeDecoder().decode(registers)));
            }
        }
        return sketches.entrySet().stream()
                .map(entry -> new MonthUse(
                        entry.getKey().projectKey(),
                        entry.getKey().environmentKey(),
                        entry.getKey().evaluations(),
                        entry.getValue()))
                .toList();
    }
}
