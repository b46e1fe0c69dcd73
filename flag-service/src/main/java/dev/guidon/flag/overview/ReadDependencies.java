package dev.guidon.flag.overview;

import dev.guidon.flag.edit.FlagStore;
import dev.guidon.flag.project.ProjectStore;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Looks up what hangs together.
@ApplicationScoped
public class ReadDependencies {
    private final ProjectStore projects;
    private final FlagStore flags;

    ReadDependencies(ProjectStore projects, FlagStore flags) {
        this.projects = projects;
        this.flags = flags;
    }

    /// Fails with `NotFound` of the project or the flag.
    @WithTransaction
    public Uni<Dependencies> of(String projectKey, String flagKey) {
        return projects.get(projectKey)
                .chain(() -> flags.get(projectKey, flagKey))
                .chain(() -> flags.requirements(projectKey))
                .map(all -> Dependencies.of(flagKey, all));
    }
}
