package dev.guidon.flag.exchange;

import dev.guidon.flag.edit.FlagStore;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.project.ProjectStore;
import dev.guidon.flag.publish.SnapshotSource;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Reads whole environments.
@ApplicationScoped
public class ReadEnvironment {
    private final ProjectStore projects;
    private final EnvironmentStore environments;
    private final FlagStore flags;
    private final SnapshotSource snapshots;
    private final Managements managements;

    ReadEnvironment(
            ProjectStore projects,
            EnvironmentStore environments,
            FlagStore flags,
            SnapshotSource snapshots,
            Managements managements) {
        this.projects = projects;
        this.environments = environments;
        this.flags = flags;
        this.snapshots = snapshots;
        this.managements = managements;
    }

    /// Fails with `NotFound` of the project or the environment.
    @WithTransaction
    public Uni<EnvironmentContent> content(String projectKey, String environmentKey) {
        return environments.get(projectKey, environmentKey).chain(this::contentOf);
    }

    /// All environments of a project, by id. Fails with `NotFound` of the project.
    @WithTransaction
    public Uni<List<EnvironmentContent>> contents(String projectKey) {
        return projects.get(projectKey)
                .chain(project -> environments.list(projectKey))
                .chain(all -> Multi.createFrom()
                        .iterable(all)
                        .onItem()
                        .transformToUniAndConcatenate(this::contentOf)
                        .collect()
                        .asList());
    }

    /// In the caller's transaction.
    Uni<EnvironmentContent> contentOf(Environment environment) {
        String projectKey = environment.projectKey().text();
        return Uni.combine()
                .all()
                .unis(
                        projects.get(projectKey),
                        managements.of(environment),
                        flags.all(projectKey),
                        snapshots.snapshot(environment.id()))
                .usingConcurrencyOf(1)
                .with((project, management, definitions, snapshot) -> new EnvironmentContent(
                        project, environment, management, definitions, snapshot.flags(), snapshot.segments()));
    }
}
