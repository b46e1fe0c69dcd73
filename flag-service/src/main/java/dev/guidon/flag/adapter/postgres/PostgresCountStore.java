package dev.guidon.flag.adapter.postgres;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.guidon.flag.insight.CountRecord;
import dev.guidon.flag.insight.CountStore;
import dev.guidon.flag.insight.Window;
import dev.guidon.kit.insight.HyperLogLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Counts in PostgreSQL. A record is added by one statement, which finds out by itself whether it is new, so that
/// neither a record that comes twice nor two consumers at once count anything twice.
@ApplicationScoped
class PostgresCountStore implements CountStore {

    /// Rows are put in order, so that two consumers lock them in the same one.
    private static final String ADD = """
            with source as (
                insert into evaluation_source as known (instance_id, sequence, missing, dropped, seen_at)
                values (:instance, :sequence, cast(:sequence as bigint) - 1, :dropped,
                        to_timestamp(cast(:now as bigint) / 1000.0))
                on conflict (instance_id) do update
                set sequence = excluded.sequence, missing = known.missing + excluded.sequence - known.sequence - 1,
                    dropped = known.dropped + excluded.dropped, seen_at = excluded.seen_at
                where known.sequence < excluded.sequence
                returning instance_id
            ), incoming as (
                select c.e as environment_id, c.f as flag_key, c.v as variant, c.r as reason,
                       least(to_timestamp(c.m / 1000.0), date_trunc('minute', to_timestamp(cast(:now as bigint) / 1000.0), 'UTC')) as at,
                       cast(sum(c.n) as bigint) as evaluations
                from source, jsonb_to_recordset(cast(cast(:counts as text) as jsonb))
                    as c(e text, f text, v text, r text, m bigint, n bigint)
                where exists (select 1 from environment where id = c.e and deleted_at is null)
                group by 1, 2, 3, 4, 5
            ), counted as (
                insert into evaluation_count as known
                    (environment_id, flag_key, step, at, variant, reason, evaluations)
                select environment_id, flag_key, 'minute', at, variant, reason, evaluations from incoming
                order by environment_id, flag_key, at, variant, reason
                on conflict (environment_id, flag_key, step, at, variant, reason)
                do update set evaluations = known.evaluations + excluded.evaluations
                returning at
            ), daily as (
                insert into usage_day as known (environment_id, day, evaluations)
                select environment_id, cast(at at time zone 'UTC' as date), cast(sum(evaluations) as bigint)
                from incoming group by 1, 2 order by 1, 2
                on conflict (environment_id, day) do update set evaluations = known.evaluations + excluded.evaluations
                returning day
            ), evaluated as (
                insert into flag_evaluated as known (environment_id, flag_key, last_at)
                select environment_id, flag_key, max(at) from incoming group by 1, 2 order by 1, 2
                on conflict (environment_id, flag_key) do update set last_at = excluded.last_at
                where known.last_at < excluded.last_at
                returning last_at
            ), sketched as (
                insert into subject_sketch (environment_id, day, instance_id, registers)
                select s.e, s.d, :instance, decode(s.r, 'base64')
                from source, jsonb_to_recordset(cast(cast(:sketches as text) as jsonb)) as s(e text, d date, r text)
                where exists (select 1 from environment where id = s.e and deleted_at is null)
                on conflict (environment_id, day, instance_id) do update set registers = excluded.registers
                returning day
            ), used as (
                update api_key known set last_used_at = incoming.at
                from (
                    select k.k as id, k.e as environment_id,
                           least(to_timestamp(k.m / 1000.0), to_timestamp(cast(:now as bigint) / 1000.0)) as at
                    from source, jsonb_to_recordset(cast(cast(:keys as text) as jsonb)) as k(e text, k text, m bigint)
                ) incoming
                where known.id = incoming.id and known.environment_id = incoming.environment_id
                    and (known.last_used_at is null or known.last_used_at < incoming.at)
                returning known.id
            )
            select count(*) from source""";

    private static final String SERIES = """
            select cast(extract(epoch from date_trunc(cast(:unit as text), at, 'UTC')) as bigint), variant, reason,
                   cast(sum(evaluations) as bigint)
            from evaluation_count
            where environment_id = :environment and flag_key = :flag and at >= to_timestamp(cast(:from as bigint) / 1000.0)
                and at < to_timestamp(cast(:to as bigint) / 1000.0)
            group by 1, 2, 3 order by 1, 2, 3""";

    private static final String LAST = """
            select flag_key, cast(extract(epoch from last_at) * 1000 as bigint) from flag_evaluated
            where environment_id = :environment and flag_key in (:keys)""";

    private static final String USE = """
            select e.key, u.flag_key, cast(extract(epoch from u.last_at) * 1000 as bigint), c.variant, c.evaluations,
                   (select cast(extract(epoch from max(v.changed_at)) * 1000 as bigint)
                    from flag_configuration_version v
                    where v.environment_id = u.environment_id and v.flag_key = u.flag_key)
            from environment e
            join flag_evaluated u on u.environment_id = e.id
            left join (
                select environment_id, flag_key, variant, cast(sum(evaluations) as bigint) as evaluations
                from evaluation_count where at >= to_timestamp(cast(:since as bigint) / 1000.0) group by 1, 2, 3
            ) c on c.environment_id = u.environment_id and c.flag_key = u.flag_key
            where e.project_key = :project and e.deleted_at is null
            order by 1, 2, 4""";

    private static final String DAYS = """
            select cast(day as text), sum(evaluations), registers from (
                select day, evaluations, cast(null as text) as registers from usage_day
                where environment_id = :environment and day >= cast(cast(:fromDay as text) as date)
                    and day < cast(cast(:toDay as text) as date)
                union all
                select day, 0, encode(registers, 'base64') from subject_sketch
                where environment_id = :environment and day >= cast(cast(:fromDay as text) as date)
                    and day < cast(cast(:toDay as text) as date)
            ) seen group by day, registers order by 1""";

    private static final String LOSSES = """
            select cast(coalesce(sum(missing), 0) as bigint), cast(coalesce(sum(dropped), 0) as bigint)
            from evaluation_source""";

    private final CountTidying tidying;

    PostgresCountStore(CountTidying tidying) {
        this.tidying = tidying;
    }

    @Override
    public Uni<Boolean> add(CountRecord record, Instant now) {
        return Rows.inSession(session -> session.createNativeQuery(ADD, Long.class)
                        .setParameter("instance", record.instanceId())
                        .setParameter("sequence", record.sequence())
                        .setParameter("dropped", record.dropped())
                        .setParameter("now", now.toEpochMilli())
                        .setParameter("counts", counts(record).toString())
                        .setParameter("sketches", sketches(record).toString())
                        .setParameter("keys", keys(record).toString())
                        .getSingleResult())
                .map(added -> added > 0);
    }

    private static ArrayNode counts(CountRecord record) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        record.counts().forEach(count -> array.addObject()
                .put("e", count.environmentId())
                .put("f", count.flagKey())
                .put("v", count.variant())
                .put("r", count.reason())
                .put("m", count.minute().toEpochMilli())
                .put("n", count.evaluations()));
        return array;
    }

    private static ArrayNode keys(CountRecord record) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        record.keys().forEach(key -> array.addObject()
                .put("e", key.environmentId())
                .put("k", key.keyId())
                .put("m", key.minute().toEpochMilli()));
        return array;
    }

    private static ArrayNode sketches(CountRecord record) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        record.subjects().forEach(sketch -> array.addObject()
                .put("e", sketch.environmentId())
                .put("d", sketch.day().toString())
                .put("r", Base64.getEncoder().encodeToString(sketch.seen().registers())));
        return array;
    }

    @Override
    public Uni<List<SeriesPoint>> series(String environmentId, String flagKey, Window window) {
        return Rows.inSession(session -> session.createNativeQuery(SERIES, Object[].class)
                        .setParameter("unit", window.step().name().toLowerCase(Locale.ROOT))
                        .setParameter("environment", environmentId)
                        .setParameter("flag", flagKey)
                        .setParameter("from", window.from().toEpochMilli())
                        .setParameter("to", window.to().toEpochMilli())
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new SeriesPoint(
                                Instant.ofEpochSecond(whole(row[0])), (String) row[1], (String) row[2], whole(row[3])))
                        .toList());
    }

    @Override
    public Uni<Map<String, Instant>> lastEvaluated(String environmentId, List<String> flagKeys) {
        return Rows.inSession(session -> session.createNativeQuery(LAST, Object[].class)
                        .setParameter("environment", environmentId)
                        .setParameter("keys", flagKeys)
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> (String) row[0], row -> Instant.ofEpochMilli(whole(row[1])))));
    }

    @Override
    public Uni<List<FlagUse>> use(String projectKey, Instant since) {
        return Rows.inSession(session -> session.createNativeQuery(USE, Object[].class)
                        .setParameter("project", projectKey)
                        .setParameter("since", since.toEpochMilli())
                        .getResultList())
                .map(PostgresCountStore::uses);
    }

    private static List<FlagUse> uses(List<Object[]> rows) {
        record Place(String environmentKey, String flagKey) {}
        Map<Place, Map<String, Long>> variants = new LinkedHashMap<>();
        Map<Place, Instant> last = new LinkedHashMap<>();
        Map<Place, Instant> changed = new LinkedHashMap<>();
        for (Object[] row : rows) {
            Place place = new Place((String) row[0], (String) row[1]);
            last.put(place, Instant.ofEpochMilli(whole(row[2])));
            if (row[5] instanceof Number millis) {
                changed.put(place, Instant.ofEpochMilli(millis.longValue()));
            }
            Map<String, Long> served = variants.computeIfAbsent(place, _ -> new TreeMap<>());
            if (row[3] instanceof String variant) {
                served.put(variant, whole(row[4]));
            }
        }
        List<FlagUse> uses = new ArrayList<>();
        variants.forEach((place, served) -> {
            Instant lastAt = last.getOrDefault(place, Instant.EPOCH);
            Instant changedAt = changed.getOrDefault(place, Instant.EPOCH);
            uses.add(new FlagUse(place.environmentKey(), place.flagKey(), served, lastAt, changedAt));
        });
        return uses;
    }

    @Override
    public Uni<List<DayUse>> days(String environmentId, LocalDate from, LocalDate to) {
        return Rows.inSession(session -> session.createNativeQuery(DAYS, Object[].class)
                        .setParameter("environment", environmentId)
                        .setParameter("fromDay", from.toString())
                        .setParameter("toDay", to.toString())
                        .getResultList())
                .map(PostgresCountStore::days);
    }

    private static List<DayUse> days(List<Object[]> rows) {
        Map<String, DayUse> days = new TreeMap<>();
        for (Object[] row : rows) {
            String day = (String) row[0];
            DayUse known = days.getOrDefault(day, new DayUse(LocalDate.parse(day), 0, List.of()));
            List<HyperLogLog> sketches = new ArrayList<>(known.sketches());
            if (row[2] instanceof String registers) {
                sketches.add(new HyperLogLog(Base64.getMimeDecoder().decode(registers)));
            }
            days.put(day, new DayUse(known.day(), known.evaluations() + whole(row[1]), List.copyOf(sketches)));
        }
        return List.copyOf(days.values());
    }

    @Override
    public Uni<Void> tidy(Cuts cuts) {
        return tidying.tidy(cuts);
    }

    @Override
    public Uni<Losses> losses() {
        return Rows.inSession(session ->
                        session.createNativeQuery(LOSSES, Object[].class).getSingleResult())
                .map(row -> new Losses(whole(row[0]), whole(row[1])));
    }

    private static long whole(Object number) {
        return ((Number) number).longValue();
    }
}
