package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.access.Visible;
import dev.guidon.flag.project.Page;
import dev.guidon.flag.project.Project;
import dev.guidon.flag.project.ProjectStore;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Projects in PostgreSQL.
@ApplicationScoped
class PostgresProjectStore implements ProjectStore {
    private static final String KIND = "project";

    @Override
    public Uni<Void> add(Project project) {
        return Rows.insertUnique(
                ProjectRow.of(project),
                new Failure.AlreadyExists(KIND, project.key().text()));
    }

    @Override
    public Uni<Project> get(String key) {
        return find(key, LockModeType.NONE);
    }

    @Override
    public Uni<Project> lock(String key) {
        return find(key, LockModeType.PESSIMISTIC_WRITE);
    }

    private static Uni<Project> find(String key, LockModeType lock) {
        return row(key, lock).map(ProjectRow::toProject);
    }

    private static Uni<ProjectRow> row(String key, LockModeType lock) {
        return Rows.inSession(session -> session.find(ProjectRow.class, key, lock))
                .map(row -> row == null || row.deletedAt != null ? null : row)
                .onItem()
                .ifNull()
                .failWith(() -> new FailureException(new Failure.NotFound(KIND, key)));
    }

    @Override
    public Uni<Void> update(Project project) {
        return row(project.key().text(), LockModeType.NONE)
                .invoke(row -> row.take(project))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> delete(Project project, Instant at) {
        return row(project.key().text(), LockModeType.NONE)
                .invoke(row -> row.deletedAt = at)
                .replaceWithVoid();
    }

    @Override
    public Uni<Page<Project>> page(Optional<Map<String, Visible>> visible, Page.Request request) {
        Where where = new Where().and("p.key > :after", "after", (Object) request.after());
        visible.ifPresent(rules ->
                where.and(new VisibleRows("p.key", Optional.empty()).condition("p.organizationKey", rules, where)));
        return Rows.inSession(session -> where.fill(session.createSelectionQuery(
                                "from ProjectRow p" + where.text() + " order by p.key", ProjectRow.class))
                        .setMaxResults(request.limit() + 1)
                        .getResultList())
                .map(PostgresProjectStore::projects)
                .map(found -> Page.of(request, found, project -> project.key().text()));
    }

    private static List<Project> projects(List<ProjectRow> rows) {
        return rows.stream().map(ProjectRow::toProject).toList();
    }
}
