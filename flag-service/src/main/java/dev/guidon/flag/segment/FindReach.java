package dev.guidon.flag.segment;

import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.project.ProjectStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Finds what a scope names, in the caller's transaction. Everything fails with `NotFound` of the project or the
/// environment.
@ApplicationScoped
class FindReach {
    private final ProjectStore projects;
    private final EnvironmentStore environments;

    FindReach(ProjectStore projects, EnvironmentStore environments) {
        this.projects = projects;
        this.environments = environments;
    }

    Uni<SegmentReach> read(SegmentScope scope) {
        String project = scope.projectKey();
        return scope.environmentKey()
                .map(key -> environments
                        .get(project, key)
                        .map(environment -> new SegmentReach(project, Optional.of(environment), List.of(environment))))
                .orElseGet(() -> projects.get(project)
                        .chain(() -> environments.list(project))
                        .map(all -> new SegmentReach(project, Optional.empty(), all)));
    }

    /// As [#read], and until the transaction ends nobody else changes anything that the segment could be asked in.
    Uni<SegmentReach> lock(SegmentScope scope) {
        String project = scope.projectKey();
        return scope.environmentKey()
                .map(key -> environments
                        .lock(project, key)
                        .map(environment -> new SegmentReach(project, Optional.of(environment), List.of(environment))))
                .orElseGet(() -> lockProject(scope));
    }

    /// As [#lock], and until the transaction ends nobody else adds a segment to the project.
    Uni<SegmentReach> lockForNew(SegmentScope scope) {
        return projects.lock(scope.projectKey()).chain(() -> lock(scope));
    }

    private Uni<SegmentReach> lockProject(SegmentScope scope) {
        String project = scope.projectKey();
        return projects.lock(project)
                .chain(() -> environments.lockAll(project))
                .map(all -> new SegmentReach(project, Optional.empty(), all));
    }
}
