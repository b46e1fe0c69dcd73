package dev.guidon.flag.edit;

import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.project.ProjectStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Locks a project with all its environments, for changes of a flag that concern each of them. In the caller's
/// transaction.
@ApplicationScoped
public class LockProject {
    private final ProjectStore projects;
    private final EnvironmentStore environments;
    private final FlagStore flags;

    LockProject(ProjectStore projects, EnvironmentStore environments, FlagStore flags) {
        this.projects = projects;
        this.environments = environments;
        this.flags = flags;
    }

    /// Fails with `NotFound` of the project or the flag.
    public Uni<LockedFlag> with(String projectKey, String flagKey) {
        return projects.lock(projectKey)
                .chain(() -> environments.lockAll(projectKey))
                .chain(locked -> flags.get(projectKey, flagKey).map(flag -> new LockedFlag(flag, locked)));
    }
}
