package dev.guidon.flag.adapter.postgres;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.guidon.flag.adapter.json.StoredSubjects;
import dev.guidon.flag.insight.FlatAttributes;
import dev.guidon.flag.insight.FlatAttributes.Attribute;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// How samples end: by age, by number, or because their subject wants to be forgotten.
@ApplicationScoped
class SampleErasure {
    private static final String TAKE = """
            with gone as (
                delete from evaluation_sample where environment_id = :environment and subject = :subject
                returning attributes
            )
            select attributes from gone""";

    /// Values that others have too are seen again.
    private static final String FORGET_VALUES = """
            with gone as (
                delete from seen_value v using jsonb_to_recordset(cast(cast(:examples as text) as jsonb)) as x(name text, value text)
                where v.environment_id = :environment and v.name = x.name and v.value = x.value
                returning v.name
            ), remembered as (
                insert into erased_subject (environment_id, subject_hash, erased_at)
                values (:environment, encode(sha256(convert_to(cast(:subject as text), 'UTF8')), 'hex'), to_timestamp(cast(:at as bigint) / 1000.0))
                on conflict (environment_id, subject_hash) do update set erased_at = excluded.erased_at
                returning erased_at
            )
            select count(*) from gone""";

    private static final String TIDY = """
            with old as (
                delete from evaluation_sample where at < to_timestamp(cast(:oldest as bigint) / 1000.0) returning id
            ), many as (
                delete from evaluation_sample where id in (
                    select id from (
                        select id, row_number() over (partition by environment_id, flag_key order by at desc) as place
                        from evaluation_sample where at >= to_timestamp(cast(:oldest as bigint) / 1000.0)
                    ) ranked where place > cast(:perFlag as integer)
                ) returning id
            ), attributes as (
                delete from seen_attribute where last_at < to_timestamp(cast(:oldest as bigint) / 1000.0) returning name
            ), examples as (
                delete from seen_value where last_at < to_timestamp(cast(:oldest as bigint) / 1000.0) returning name
            ), erased as (
                delete from erased_subject where erased_at < to_timestamp(cast(:oldest as bigint) / 1000.0) - interval '30 days' returning erased_at
            )
            select (select count(*) from old) + (select count(*) from many)""";

    private final StoredSubjects subjects;

    SampleErasure(StoredSubjects subjects) {
        this.subjects = subjects;
    }

    Uni<Long> erase(String environmentId, String subjectKey, Instant at) {
        return Rows.inSession(session -> session.createNativeQuery(TAKE, String.class)
                        .setParameter("environment", environmentId)
                        .setParameter("subject", subjectKey)
                        .getResultList())
                .call(documents -> Rows.inSession(session -> session.createNativeQuery(FORGET_VALUES, Long.class)
                        .setParameter("examples", examples(documents).toString())
                        .setParameter("environment", environmentId)
                        .setParameter("subject", subjectKey)
                        .setParameter("at", at.toEpochMilli())
                        .getSingleResult()))
                .map(documents -> (long) documents.size());
    }

    private ArrayNode examples(List<String> documents) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (String document : documents) {
            for (Attribute attribute : FlatAttributes.of(subjects.read(document))) {
                attribute.examples().forEach(value -> array.addObject()
                        .put("name", attribute.name())
                        .put("value", value));
            }
        }
        return array;
    }

    Uni<Void> tidy(Instant oldest, int perFlag) {
        return Rows.inSession(session -> session.createNativeQuery(TIDY, Long.class)
                        .setParameter("oldest", oldest.toEpochMilli())
                        .setParameter("perFlag", perFlag)
                        .getSingleResult())
                .replaceWithVoid();
    }
}
