package dev.guidon.flag.adapter.postgres;

import dev.guidon.engine.flag.Flag;
import dev.guidon.flag.adapter.json.StoredFlags;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.publish.Change.KeyPut;
import dev.guidon.flag.publish.RulesetMirror;
import dev.guidon.flag.publish.Snapshot;
import dev.guidon.flag.publish.SnapshotSource;
import dev.guidon.flag.segment.PublishedSegments;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Whole environments out of PostgreSQL.
@ApplicationScoped
class PostgresSnapshots implements SnapshotSource {
    private final StoredFlags documents;
    private final PublishedSegments segments;

    PostgresSnapshots(StoredFlags documents, PublishedSegments segments) {
        this.documents = documents;
        this.segments = segments;
    }

    /// Also of an environment that is deleted, of which readers must learn that nothing is left.
    private static final String HEAD =
            "select project_key, key, sequence, deleted_at is not null from environment where id = :id";

    private record Head(String projectKey, String key, long sequence, boolean deleted) {
        /// In the order of the query.
        static Head of(Object[] row) {
            return new Head((String) row[0], (String) row[1], ((Number) row[2]).longValue(), (Boolean) row[3]);
        }
    }

    private static final String SIZES = """
            select e.id, e.sequence,
                   (select count(*) from flag f join flag_configuration c on c.flag_key = f.key
                    where c.environment_id = e.id and f.project_key = e.project_key and f.archived_at is null),
                   (select count(*) from segment s
                    where s.project_key = e.project_key and s.environment_id in ('', e.id) and s.archived_at is null),
                   (select count(*) from api_key k where k.environment_id = e.id and k.revoked_at is null)
            from environment e where e.deleted_at is null and e.id = any (cast(:ids as text[]))""";

    private record Configured(FlagRow flag, ConfigurationRow configuration) {}

    @Override
    public Uni<Snapshot> snapshot(String environmentId) {
        return head(environmentId)
                .chain(head -> head.deleted()
                        ? Uni.createFrom()
                                .item(new Snapshot(
                                        environmentId,
                                        head.projectKey(),
                                        head.key(),
                                        head.sequence(),
                                        List.of(),
                                        List.of(),
                                        List.of()))
                        : whole(environmentId, head));
    }

    private Uni<Snapshot> whole(String environmentId, Head head) {
        return Uni.combine()
                .all()
                .unis(
                        flags(environmentId, head.projectKey()),
                        segments.published(head.projectKey(), environmentId),
                        keys(environmentId))
                .usingConcurrencyOf(1)
                .with((flags, published, keys) -> new Snapshot(
                        environmentId, head.projectKey(), head.key(), head.sequence(), flags, published, keys));
    }

    @Override
    public Uni<Map<String, RulesetMirror.Sizes>> sizes(List<String> environmentIds) {
        return Rows.inSession(session -> session.createNativeQuery(SIZES, Object[].class)
                        .setParameter("ids", environmentIds.toArray(String[]::new))
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (String) row[0], PostgresSnapshots::sizes)));
    }

    private static RulesetMirror.Sizes sizes(Object[] row) {
        return new RulesetMirror.Sizes(whole(row[1]), whole(row[2]), whole(row[3]), whole(row[4]));
    }

    private static long whole(Object number) {
        return ((Number) number).longValue();
    }

    private static Uni<Head> head(String environmentId) {
        return Rows.inSession(session -> session.createNativeQuery(HEAD, Object[].class)
                        .setParameter("id", environmentId)
                        .getSingleResult())
                .map(Head::of);
    }

    private Uni<List<Flag>> flags(String environmentId, String projectKey) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "select f, c from FlagRow f join ConfigurationRow c on c.id.flagKey = f.id.key"
                                        + " where f.id.projectKey = :project and c.id.environmentId = :environment"
                                        + " and f.archivedAt is null",
                                Configured.class)
                        .setParameter("project", projectKey)
                        .setParameter("environment", environmentId)
                        .getResultList())
                .map(rows -> rows.stream().map(this::flag).toList());
    }

    private Flag flag(Configured row) {
        FlagDefinition definition = row.flag().toDefinition(documents);
        ConfigurationRow configuration = row.configuration();
        return definition.with(documents.configuration(configuration.document, definition, configuration.version));
    }

    private static Uni<List<KeyPut>> keys(String environmentId) {
        return PostgresKeyStore.valid(environmentId).map(rows -> rows.stream()
                .map(row -> new KeyPut(row.id, row.kind, row.hash, Optional.ofNullable(row.expiresAt)))
                .toList());
    }
}
