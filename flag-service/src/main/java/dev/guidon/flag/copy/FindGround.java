package dev.guidon.flag.copy;

import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Permits;
import dev.guidon.flag.access.ResourceName;
import dev.guidon.flag.edit.EnvironmentAddress;
import dev.guidon.flag.exchange.EnvironmentContent;
import dev.guidon.flag.exchange.ReadEnvironment;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.project.Project;
import dev.guidon.flag.project.ProjectStore;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Reads two environments, in the caller's transaction. Everything fails with `NotFound`, also of what somebody may
/// not know of.
@ApplicationScoped
class FindGround {
    private final ProjectStore projects;
    private final EnvironmentStore environments;
    private final ReadEnvironment read;

    FindGround(ProjectStore projects, EnvironmentStore environments, ReadEnvironment read) {
        this.projects = projects;
        this.environments = environments;
        this.read = read;
    }

    /// As [#read], and until the transaction ends nobody else changes anything in the project of the second.
    Uni<Ground> lock(EnvironmentAddress from, EnvironmentAddress to, Permits permits) {
        return projects.lock(to.projectKey())
                .chain(() -> environments.lockAll(to.projectKey()))
                .chain(() -> read(from, to, permits));
    }

    Uni<Ground> read(EnvironmentAddress from, EnvironmentAddress to, Permits permits) {
        return content(from, permits).chain(here -> content(to, permits).map(there -> Ground.of(here, there, permits)));
    }

    private Uni<EnvironmentContent> content(EnvironmentAddress address, Permits permits) {
        return projects.get(address.projectKey())
                .invoke(project -> refuseUnseen(project, permits))
                .chain(() -> read.content(address.projectKey(), address.environmentKey()));
    }

    private static void refuseUnseen(Project project, Permits permits) {
        String key = project.key().text();
        if (!permits.allow(project.organization(), Action.PROJECT_READ, ResourceName.project(key))) {
            throw new FailureException(new Failure.NotFound("project", key));
        }
    }
}
