package dev.guidon.experiment.adapter.postgres;

import dev.guidon.experiment.define.Definition;
import dev.guidon.experiment.define.DefinitionOutbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Definitions that wait, in PostgreSQL. A row only points at its experiment, so what is read is what stands there now.
@ApplicationScoped
class PostgresDefinitionOutbox implements DefinitionOutbox {

    private record Waiting(long id, ExperimentRow experiment) {}

    @Override
    public Uni<Void> add(Definition definition) {
        return Rows.inSession(session -> session.persist(OutboxRow.of(definition.environmentId(), definition.key())));
    }

    @Override
    public Uni<List<Pending>> oldest(int limit) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "select o.id, e from OutboxRow o join ExperimentRow e"
                                        + " on e.id.environmentId = o.environmentId and e.id.key = o.experimentKey"
                                        + " order by o.id",
                                Waiting.class)
                        .setMaxResults(limit)
                        .getResultList())
                .map(PostgresDefinitionOutbox::pending);
    }

    private static List<Pending> pending(List<Waiting> rows) {
        return rows.stream()
                .map(row -> new Pending(row.id(), row.experiment().toDefinition()))
                .toList();
    }

    @Override
    public Uni<Void> remove(List<Pending> published) {
        List<Long> ids = published.stream().map(Pending::id).toList();
        return Rows.inSession(session -> session.createMutationQuery("delete from OutboxRow o where o.id in :ids")
                        .setParameter("ids", ids)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
