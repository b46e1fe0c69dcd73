package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.adapter.json.StoredFlags;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.history.RecordedConfiguration;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.replay.PastFlag;
import dev.guidon.flag.replay.PastFlags;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Flags as they were, out of the history in PostgreSQL.
@ApplicationScoped
class PostgresPastFlags implements PastFlags {
    private static final String LATEST = """
            select max(w.id.version) from ConfigurationVersionRow w
            where w.id.environmentId = v.id.environmentId and w.id.flagKey = v.id.flagKey and w.changedAt <= :instant""";

    /// The definition that counted at an instant.
    private static final String DEFINED = """
            join DefinitionVersionRow d on d.id.projectKey = :project and d.id.flagKey = v.id.flagKey
                and d.id.version = (
                    select max(x.id.version) from DefinitionVersionRow x
                    where x.id.projectKey = :project and x.id.flagKey = v.id.flagKey and x.changedAt <= %s)
            """;

    private static final String AT = """
            from ConfigurationVersionRow v join FlagRow f on f.id.projectKey = :project and f.id.key = v.id.flagKey
            %s where v.id.environmentId = :environment and v.id.flagKey in :keys and v.id.version = (%s)""".formatted(DEFINED.formatted(":instant"), LATEST);

    private static final String KEYS_AT = """
            select distinct v.id.flagKey
            from ConfigurationVersionRow v join FlagRow f on f.id.projectKey = :project and f.id.key = v.id.flagKey
            where v.id.environmentId = :environment and v.changedAt <= :instant
                and (f.archivedAt is null or f.archivedAt > :instant)
            order by v.id.flagKey""";

    private static final String IN_VERSION = """
            from ConfigurationVersionRow v join FlagRow f on f.id.projectKey = :project and f.id.key = v.id.flagKey
            %s where v.id.environmentId = :environment and v.id.flagKey = :key and v.id.version = :version""".formatted(DEFINED.formatted("v.changedAt"));

    private final StoredFlags documents;

    /// A version, the flag that it is of, and what that was then.
    record Found(ConfigurationVersionRow version, FlagRow flag, DefinitionVersionRow definition) {}

    PostgresPastFlags(StoredFlags documents) {
        this.documents = documents;
    }

    @Override
    public Uni<List<PastFlag>> at(Environment environment, Instant instant, Set<String> flagKeys) {
        return Rows.inSession(session -> session.createSelectionQuery("select v, f, d " + AT, Found.class)
                        .setParameter("project", environment.projectKey().text())
                        .setParameter("environment", environment.id())
                        .setParameter("keys", flagKeys)
                        .setParameter("instant", instant)
                        .getResultList())
                .map(found -> found.stream().map(this::past).toList());
    }

    @Override
    public Uni<List<String>> keysAt(Environment environment, Instant instant, int limit) {
        return Rows.inSession(session -> session.createSelectionQuery(KEYS_AT, String.class)
                .setParameter("project", environment.projectKey().text())
                .setParameter("environment", environment.id())
                .setParameter("instant", instant)
                .setMaxResults(limit)
                .getResultList());
    }

    @Override
    public Uni<PastFlag> version(Environment environment, String flagKey, long version) {
        return Rows.inSession(session -> session.createSelectionQuery("select v, f, d " + IN_VERSION, Found.class)
                        .setParameter("project", environment.projectKey().text())
                        .setParameter("environment", environment.id())
                        .setParameter("key", flagKey)
                        .setParameter("version", version)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> new FailureException(new Failure.NotFound("version", flagKey + "/" + version)))
                .map(this::past);
    }

    private PastFlag past(Found found) {
        FlagDefinition definition = found.definition()
                .toRecorded(found.flag().toDefinition(documents), documents)
                .definition();
        long version = found.version().id.version();
        return new PastFlag(
                definition,
                new RecordedConfiguration(
                        found.version().toVersion(),
                        documents.configuration(found.version().document, definition, version)));
    }
}
