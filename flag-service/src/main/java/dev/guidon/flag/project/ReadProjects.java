package dev.guidon.flag.project;

import dev.guidon.flag.access.Visible;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks projects and environments up.
@ApplicationScoped
public class ReadProjects {
    private final ProjectStore projects;
    private final EnvironmentStore environments;

    ReadProjects(ProjectStore projects, EnvironmentStore environments) {
        this.projects = projects;
        this.environments = environments;
    }

    /// @param visible which projects of which organizations; empty for all of them
    @WithTransaction
    public Uni<Page<Project>> projects(Optional<Map<String, Visible>> visible, Page.Request request) {
        return projects.page(visible, request);
    }

    /// Fails with `NotFound`.
    @WithTransaction
    public Uni<Project> project(String key) {
        return projects.get(key);
    }

    /// Fails with `NotFound` of the project.
    @WithTransaction
    public Uni<List<Environment>> environments(String projectKey) {
        return projects.get(projectKey).chain(project -> environments.list(projectKey));
    }

    /// Fails with `NotFound` of the project or the environment.
    @WithTransaction
    public Uni<Environment> environment(String projectKey, String key) {
        return environments.get(projectKey, key);
    }
}
