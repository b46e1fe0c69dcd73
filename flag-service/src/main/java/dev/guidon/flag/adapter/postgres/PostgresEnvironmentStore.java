package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.project.ProjectStore;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;

/// Environments in PostgreSQL.
@ApplicationScoped
class PostgresEnvironmentStore implements EnvironmentStore {
    private static final String KIND = "environment";

    private final ProjectStore projects;

    PostgresEnvironmentStore(ProjectStore projects) {
        this.projects = projects;
    }

    @Override
    public Uni<Void> add(Environment environment) {
        return Rows.insertUnique(
                EnvironmentRow.of(environment),
                new Failure.AlreadyExists(KIND, environment.key().text()));
    }

    @Override
    public Uni<Environment> get(String projectKey, String key) {
        return find(projectKey, key, LockModeType.NONE);
    }

    @Override
    public Uni<Environment> lock(String projectKey, String key) {
        return find(projectKey, key, LockModeType.PESSIMISTIC_WRITE);
    }

    private Uni<Environment> find(String projectKey, String key, LockModeType lock) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from EnvironmentRow e where e.projectKey = :project and e.key = :key",
                                EnvironmentRow.class)
                        .setParameter("project", projectKey)
                        .setParameter("key", key)
                        .setLockMode(lock)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .switchTo(() -> missing(projectKey, key))
                .map(EnvironmentRow::toEnvironment);
    }

    /// Says which of the two is missing.
    private Uni<EnvironmentRow> missing(String projectKey, String key) {
        return projects.get(projectKey)
                .onItem()
                .failWith(() -> new FailureException(new Failure.NotFound(KIND, key)))
                .replaceWith(EnvironmentRow::new);
    }

    @Override
    public Uni<Void> update(Environment environment) {
        return row(environment).invoke(row -> row.take(environment)).replaceWithVoid();
    }

    @Override
    public Uni<Void> delete(Environment environment, Instant at) {
        return row(environment).invoke(row -> row.deletedAt = at).replaceWithVoid();
    }

    /// It is in the session, locked by the use case.
    private static Uni<EnvironmentRow> row(Environment environment) {
        return Rows.inSession(session -> session.find(EnvironmentRow.class, environment.id()));
    }

    @Override
    public Uni<List<Environment>> list(String projectKey) {
        return list(projectKey, LockModeType.NONE);
    }

    @Override
    public Uni<List<Environment>> lockAll(String projectKey) {
        return list(projectKey, LockModeType.PESSIMISTIC_WRITE);
    }

    private static Uni<List<Environment>> list(String projectKey, LockModeType lock) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from EnvironmentRow e where e.projectKey = :project order by e.id",
                                EnvironmentRow.class)
                        .setParameter("project", projectKey)
                        .setLockMode(lock)
                        .getResultList())
                .map(rows -> rows.stream().map(EnvironmentRow::toEnvironment).toList());
    }
}
