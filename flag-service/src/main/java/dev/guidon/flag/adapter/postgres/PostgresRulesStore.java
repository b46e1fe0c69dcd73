package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.adapter.json.StoredRules;
import dev.guidon.flag.policy.EnvironmentPolicy;
import dev.guidon.flag.policy.FreezeWindow;
import dev.guidon.flag.policy.RulesStore;
import dev.guidon.flag.project.Environment;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Policies and freeze windows in PostgreSQL.
@ApplicationScoped
class PostgresRulesStore implements RulesStore {
    private final StoredRules documents;

    PostgresRulesStore(StoredRules documents) {
        this.documents = documents;
    }

    @Override
    public Uni<EnvironmentPolicy> policy(Environment environment) {
        return Rows.inSession(session -> session.find(EnvironmentPolicyRow.class, environment.id()))
                .map(row -> row == null ? EnvironmentPolicy.STANDARD : documents.policy(row.document, row.version));
    }

    @Override
    public Uni<Void> put(Environment environment, EnvironmentPolicy policy) {
        EnvironmentPolicyRow row = new EnvironmentPolicyRow();
        row.environmentId = environment.id();
        row.version = policy.version();
        row.document = documents.write(policy);
        return Rows.inSession(session -> session.merge(row).chain(session::flush));
    }

    @Override
    public Uni<Void> add(FreezeWindow window) {
        return Rows.insert(List.of(FreezeWindowRow.of(window, documents)));
    }

    @Override
    public Uni<List<FreezeWindow>> windows(String projectKey) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from FreezeWindowRow w where w.projectKey = :project order by w.name, w.id",
                                FreezeWindowRow.class)
                        .setParameter("project", projectKey)
                        .getResultList())
                .map(rows -> rows.stream().map(row -> row.toWindow(documents)).toList());
    }

    @Override
    public Uni<Void> remove(FreezeWindow window) {
        return Rows.inSession(session -> session.find(FreezeWindowRow.class, window.id())
                .chain(row -> session.remove(row).chain(session::flush)));
    }
}
