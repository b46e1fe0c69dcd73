package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.adapter.json.StoredFlags;
import dev.guidon.flag.edit.ConfigurationDraft;
import dev.guidon.flag.edit.PlacedFlag;
import dev.guidon.flag.history.RecordedConfiguration;
import dev.guidon.flag.history.RecordedVersion;
import dev.guidon.flag.history.VersionStore;
import dev.guidon.flag.project.Page;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// The history of configurations in PostgreSQL.
@ApplicationScoped
class PostgresVersionStore implements VersionStore {
    private final StoredFlags documents;

    PostgresVersionStore(StoredFlags documents) {
        this.documents = documents;
    }

    @Override
    public Uni<Page<RecordedVersion>> page(PlacedFlag flag, Page.Request request) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from ConfigurationVersionRow v where v.id.environmentId = :environment"
                                        + " and v.id.flagKey = :flag and v.id.version < :before"
                                        + " order by v.id.version desc",
                                ConfigurationVersionRow.class)
                        .setParameter("environment", flag.environment().id())
                        .setParameter("flag", flag.definition().key().text())
                        .setParameter("before", request.afterNumber().orElse(Long.MAX_VALUE))
                        .setMaxResults(request.limit() + 1)
                        .getResultList())
                .map(PostgresVersionStore::versions)
                .map(found -> Page.of(request, found, version -> Long.toString(version.version())));
    }

    private static List<RecordedVersion> versions(List<ConfigurationVersionRow> rows) {
        return rows.stream().map(ConfigurationVersionRow::toVersion).toList();
    }

    @Override
    public Uni<RecordedConfiguration> get(PlacedFlag flag, long version) {
        return find(flag, version)
                .map(row -> new RecordedConfiguration(
                        row.toVersion(), documents.configuration(row.document, flag.definition(), version)));
    }

    @Override
    public Uni<ConfigurationDraft> draft(PlacedFlag flag, long version) {
        return find(flag, version).map(row -> documents.draft(row.document));
    }

    private static Uni<ConfigurationVersionRow> find(PlacedFlag flag, long version) {
        var id = new ConfigurationVersionRow.Id(
                flag.environment().id(), flag.definition().key().text(), version);
        return Rows.inSession(session -> session.find(ConfigurationVersionRow.class, id))
                .onItem()
                .ifNull()
                .failWith(() -> new FailureException(new Failure.NotFound("version", Long.toString(version))));
    }
}
