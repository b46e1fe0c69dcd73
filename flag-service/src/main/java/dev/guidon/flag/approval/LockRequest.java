package dev.guidon.flag.approval;

import dev.guidon.flag.approval.WriteChangeRequest.Found;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.project.ProjectStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Locks a change request with all that carrying it out locks, outermost first, as everybody does. In the caller's
/// transaction.
@ApplicationScoped
class LockRequest {
    private final ProjectStore projects;
    private final EnvironmentStore environments;
    private final RequestStore requests;

    LockRequest(ProjectStore projects, EnvironmentStore environments, RequestStore requests) {
        this.projects = projects;
        this.environments = environments;
        this.requests = requests;
    }

    record Locked(Environment environment, ChangeRequest request) {}

    /// Fails with `NotFound`.
    Uni<Locked> lock(Found found) {
        String project = found.address().projectKey();
        String environment = found.address().environmentKey();
        return environments
                .get(project, environment)
                .chain(known -> requests.get(known, found.id()))
                .call(request -> request.proposal().isProjectWide()
                        ? projects.lock(project).chain(() -> environments.lockAll(project))
                        : environments.lock(project, environment))
                .chain(() -> environments.lock(project, environment))
                .chain(locked -> requests.lock(locked, found.id()).map(request -> new Locked(locked, request)));
    }
}
