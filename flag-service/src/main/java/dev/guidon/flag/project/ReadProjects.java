package dev.guidon.flag.project;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Looks projects and environments up.
@ApplicationScoped
public class ReadProjects {
    private final ProjectStore projects;
    private final EnvironmentStore environments;

    ReadProjects(ProjectStore projects, EnvironmentStore environments) {
        this.projects = projects;
        this.environments = environments;
    }

    @WithTransaction
    public Uni<Page<Project>> projects(Page.Request request) {
        return projects.page(request);
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
