package dev.guidon.flag.adapter.postgres;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.adapter.json.StoredSubjects;
import dev.guidon.flag.insight.FlatAttributes;
import dev.guidon.flag.insight.FlatAttributes.Attribute;
import dev.guidon.flag.insight.SampleStore;
import dev.guidon.flag.insight.SampledEvaluation;
import dev.guidon.flag.insight.SampledEvaluation.Answer;
import dev.guidon.flag.insight.SampledEvaluation.Place;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Samples in PostgreSQL.
@ApplicationScoped
class PostgresSampleStore implements SampleStore {
    /// Of an environment. What subjects have beyond them is not remembered.
    private static final int MAX_ATTRIBUTES = 1_000;

    /// Of an attribute.
    private static final int MAX_EXAMPLES = 50;

    private static final String ADD = """
            with incoming as (
                select s.* from jsonb_to_recordset(cast(cast(:samples as text) as jsonb)) as s(
                    id text, e text, f text, v text, r text, rule text, version bigint, at bigint, subject text,
                    document text, n bigint, attributes jsonb, examples jsonb)
                where exists (select 1 from environment where id = s.e and deleted_at is null)
                    and not exists (
                        select 1 from erased_subject x
                        where x.environment_id = s.e and x.erased_at >= to_timestamp(s.at / 1000.0)
                            and x.subject_hash = encode(sha256(convert_to(s.subject, 'UTF8')), 'hex'))
            ), added as (
                insert into evaluation_sample (id, environment_id, flag_key, variant, reason, rule_id, flag_version,
                    at, subject, attributes, stands_for)
                select id, e, f, v, r, rule, version, least(to_timestamp(at / 1000.0), to_timestamp(cast(:now as bigint) / 1000.0)), subject, document, n
                from incoming order by id
                on conflict (id) do nothing
                returning id
            ), attributed as (
                insert into seen_attribute as known (environment_id, name, kind, last_at)
                select i.e, a.name, a.kind, to_timestamp(cast(:now as bigint) / 1000.0)
                from incoming i, jsonb_to_recordset(i.attributes) as a(name text, kind text)
                where (select count(*) from seen_attribute s where s.environment_id = i.e) < cast(:maxAttributes as integer)
                group by 1, 2, 3 order by 1, 2, 3
                on conflict (environment_id, name, kind) do update set last_at = excluded.last_at
                where known.last_at < excluded.last_at - interval '10 minutes'
                returning name
            ), valued as (
                insert into seen_value as known (environment_id, name, value, last_at)
                select i.e, x.name, x.value, to_timestamp(cast(:now as bigint) / 1000.0)
                from incoming i, jsonb_to_recordset(i.examples) as x(name text, value text)
                where (select count(*) from seen_value s where s.environment_id = i.e and s.name = x.name)
                    < cast(:maxExamples as integer)
                group by 1, 2, 3 order by 1, 2, 3
                on conflict (environment_id, name, value) do update set last_at = excluded.last_at
                where known.last_at < excluded.last_at - interval '10 minutes'
                returning name
            )
            select count(*) from added""";

    private static final String COLUMNS = """
            id, environment_id, flag_key, variant, reason, rule_id, flag_version,
            cast(extract(epoch from at) * 1000 as bigint), subject, attributes""";

    private static final String OF_FLAG = "select " + COLUMNS + """
            , stands_for from evaluation_sample
            where environment_id = :environment and flag_key = :flag and (:variant = '' or variant = :variant)
            order by at desc, id limit cast(:limit as integer)""";

    private static final String OF_SUBJECT = "select " + COLUMNS + """
            , stands_for from evaluation_sample
            where environment_id = :environment and subject = :subject
            order by at desc, id limit cast(:limit as integer)""";

    /// A subject without a key is one of its own, whatever else there is.
    private static final String SUBJECTS_OF_FLAG = "select " + COLUMNS + """
            , weight from (
                select distinct on (who) *, cast(sum(stands_for) over (partition by who) as bigint) as weight
                from (
                    select *, coalesce(nullif(subject, ''), id) as who from evaluation_sample
                    where environment_id = :environment and flag_key = :flag and at >= to_timestamp(cast(:since as bigint) / 1000.0)
                    order by at desc limit 20000
                ) recent
                order by who, at desc
            ) newest
            order by at desc limit cast(:limit as integer)""";

    private static final String SUBJECTS = """
            select subject, cast(extract(epoch from max(at)) * 1000 as bigint) from evaluation_sample
            where environment_id = :environment and subject > :after and subject <> ''
                and starts_with(subject, :prefix)
            group by subject order by subject limit cast(:limit as integer)""";

    private static final String ATTRIBUTES = """
            select a.name, string_agg(distinct a.kind, ',' order by a.kind),
                   cast(extract(epoch from max(a.last_at)) * 1000 as bigint),
                   (select cast(jsonb_agg(v.value order by v.value) as text) from seen_value v
                    where v.environment_id = :environment and v.name = a.name)
            from seen_attribute a
            where a.environment_id = :environment and starts_with(a.name, :prefix)
            group by a.name order by a.name limit cast(:limit as integer)""";

    private final StoredSubjects subjects;
    private final SampleErasure erasure;

    PostgresSampleStore(StoredSubjects subjects, SampleErasure erasure) {
        this.subjects = subjects;
        this.erasure = erasure;
    }

    @Override
    public Uni<Void> add(List<SampledEvaluation> samples, Instant now) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        samples.forEach(sample -> array.add(json(sample)));
        return Rows.inSession(session -> session.createNativeQuery(ADD, Long.class)
                        .setParameter("samples", array.toString())
                        .setParameter("now", now.toEpochMilli())
                        .setParameter("maxAttributes", MAX_ATTRIBUTES)
                        .setParameter("maxExamples", MAX_EXAMPLES)
                        .getSingleResult())
                .replaceWithVoid();
    }

    private ObjectNode json(SampledEvaluation sample) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("id", sample.id())
                .put("e", sample.place().environmentId())
                .put("f", sample.place().flagKey())
                .put("v", sample.answer().variant())
                .put("r", sample.answer().reason())
                .put("rule", sample.answer().ruleId())
                .put("version", sample.answer().flagVersion())
                .put("at", sample.at().toEpochMilli())
                .put("subject", sample.subjectKey())
                .put("document", subjects.write(sample.subject()))
                .put("n", sample.standsFor());
        ArrayNode attributes = object.putArray("attributes");
        ArrayNode examples = object.putArray("examples");
        for (Attribute attribute : FlatAttributes.of(sample.subject())) {
            attributes.addObject().put("name", attribute.name()).put("kind", attribute.kind());
            attribute.examples().forEach(value -> examples.addObject()
                    .put("name", attribute.name())
                    .put("value", value));
        }
        return object;
    }

    @Override
    public Uni<List<SampledEvaluation>> ofFlag(
            String environmentId, String flagKey, Optional<String> variant, int limit) {
        return Rows.inSession(session -> session.createNativeQuery(OF_FLAG, Object[].class)
                        .setParameter("environment", environmentId)
                        .setParameter("flag", flagKey)
                        .setParameter("variant", variant.orElse(""))
                        .setParameter("limit", limit)
                        .getResultList())
                .map(this::samples);
    }

    @Override
    public Uni<List<SampledEvaluation>> subjectsOfFlag(String environmentId, String flagKey, Instant since, int limit) {
        return Rows.inSession(session -> session.createNativeQuery(SUBJECTS_OF_FLAG, Object[].class)
                        .setParameter("environment", environmentId)
                        .setParameter("flag", flagKey)
                        .setParameter("since", since.toEpochMilli())
                        .setParameter("limit", limit)
                        .getResultList())
                .map(this::samples);
    }

    @Override
    public Uni<List<SampledEvaluation>> ofSubject(String environmentId, String subjectKey, int limit) {
        return Rows.inSession(session -> session.createNativeQuery(OF_SUBJECT, Object[].class)
                        .setParameter("environment", environmentId)
                        .setParameter("subject", subjectKey)
                        .setParameter("limit", limit)
                        .getResultList())
                .map(this::samples);
    }

    private List<SampledEvaluation> samples(List<Object[]> rows) {
        return rows.stream().map(this::sample).toList();
    }

    private SampledEvaluation sample(Object[] row) {
        return new SampledEvaluation(
                (String) row[0],
                new Place((String) row[1], (String) row[2]),
                new Answer((String) row[3], (String) row[4], (String) row[5], whole(row[6])),
                Instant.ofEpochMilli(whole(row[7])),
                (String) row[8],
                subjects.read((String) row[9]),
                whole(row[10]));
    }

    @Override
    public Uni<List<SeenSubject>> subjects(String environmentId, String prefix, String after, int limit) {
        return Rows.inSession(session -> session.createNativeQuery(SUBJECTS, Object[].class)
                        .setParameter("environment", environmentId)
                        .setParameter("prefix", prefix)
                        .setParameter("after", after)
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new SeenSubject((String) row[0], Instant.ofEpochMilli(whole(row[1]))))
                        .toList());
    }

    @Override
    public Uni<List<SeenAttribute>> attributes(String environmentId, String prefix, int limit) {
        return Rows.inSession(session -> session.createNativeQuery(ATTRIBUTES, Object[].class)
                        .setParameter("environment", environmentId)
                        .setParameter("prefix", prefix)
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> rows.stream().map(this::attribute).toList());
    }

    private SeenAttribute attribute(Object[] row) {
        List<String> examples = row[3] instanceof String array ? subjects.texts(array) : List.of();
        return new SeenAttribute(
                (String) row[0],
                Stream.of(((String) row[1]).split(",", -1)).toList(),
                examples,
                Instant.ofEpochMilli(whole(row[2])));
    }

    @Override
    public Uni<Long> erase(String environmentId, String subjectKey, Instant at) {
        return erasure.erase(environmentId, subjectKey, at);
    }

    @Override
    public Uni<Void> tidy(Instant oldest, int perFlag) {
        return erasure.tidy(oldest, perFlag);
    }

    private static long whole(Object number) {
        return ((Number) number).longValue();
    }
}
