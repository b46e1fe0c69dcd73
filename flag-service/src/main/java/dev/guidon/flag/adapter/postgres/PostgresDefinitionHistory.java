package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.adapter.json.StoredFlags;
import dev.guidon.flag.definition.DefinitionHistory;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.history.RecordedVersion;
import dev.guidon.flag.project.Page;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// The history of definitions in PostgreSQL.
@ApplicationScoped
class PostgresDefinitionHistory implements DefinitionHistory {
    private final StoredFlags documents;

    PostgresDefinitionHistory(StoredFlags documents) {
        this.documents = documents;
    }

    @Override
    public Uni<Page<RecordedVersion>> page(FlagDefinition flag, Page.Request request) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from DefinitionVersionRow v where v.id.projectKey = :project"
                                        + " and v.id.flagKey = :flag and v.id.version < :before"
                                        + " order by v.id.version desc",
                                DefinitionVersionRow.class)
                        .setParameter("project", flag.projectKey().text())
                        .setParameter("flag", flag.key().text())
                        .setParameter("before", request.afterNumber().orElse(Long.MAX_VALUE))
                        .setMaxResults(request.limit() + 1)
                        .getResultList())
                .map(PostgresDefinitionHistory::versions)
                .map(found -> Page.of(request, found, version -> Long.toString(version.version())));
    }

    private static List<RecordedVersion> versions(List<DefinitionVersionRow> rows) {
        return rows.stream().map(DefinitionVersionRow::toVersion).toList();
    }

    @Override
    public Uni<RecordedDefinition> get(FlagDefinition flag, long version) {
        var id =
                new DefinitionVersionRow.Id(flag.projectKey().text(), flag.key().text(), version);
        return Rows.inSession(session -> session.find(DefinitionVersionRow.class, id))
                .onItem()
                .ifNull()
                .failWith(() -> new FailureException(new Failure.NotFound("version", Long.toString(version))))
                .map(row -> row.toRecorded(flag, documents));
    }
}
