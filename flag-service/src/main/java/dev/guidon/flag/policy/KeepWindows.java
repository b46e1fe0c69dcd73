package dev.guidon.flag.policy;

import dev.guidon.engine.flag.Value;
import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.project.ProjectStore;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Adds freeze windows, and takes them away.
@ApplicationScoped
public class KeepWindows {
    private static final Value.Structure NOTHING = new Value.Structure(Map.of());

    private final ProjectStore projects;
    private final EnvironmentStore environments;
    private final RulesStore policies;
    private final AuditTrail audit;

    KeepWindows(ProjectStore projects, EnvironmentStore environments, RulesStore policies, AuditTrail audit) {
        this.projects = projects;
        this.environments = environments;
        this.policies = policies;
        this.audit = audit;
    }

    /// Fails with `NotFound` of the project or the environment, or with `Invalid` when the project has too many.
    @WithTransaction
    public Uni<FreezeWindow> open(FreezeWindow window, Stamp stamp) {
        AuditedChange opened =
                new AuditedChange.Edited("freeze.created", resource(window), NOTHING, PolicyValues.of(window));
        return place(window.projectKey(), window.environmentKey())
                .chain(() -> policies.windows(window.projectKey()))
                .invoke(KeepWindows::refuseWhenFull)
                .chain(() -> policies.add(window))
                .chain(() -> audit.append(new AuditEntry(stamp, opened)))
                .replaceWith(window);
    }

    /// Fails with `NotFound`.
    @WithTransaction
    public Uni<Void> close(String projectKey, Optional<String> environmentKey, String id, Stamp stamp) {
        return place(projectKey, environmentKey)
                .chain(() -> policies.windows(projectKey))
                .map(windows -> find(windows, environmentKey, id))
                .call(policies::remove)
                .chain(window -> audit.append(new AuditEntry(
                        stamp,
                        new AuditedChange.Edited(
                                "freeze.deleted", resource(window), PolicyValues.of(window), NOTHING))));
    }

    private Uni<?> place(String projectKey, Optional<String> environmentKey) {
        Uni<?> project = projects.lock(projectKey);
        return environmentKey.isEmpty()
                ? project
                : project.chain(() -> environments.lock(projectKey, environmentKey.get()));
    }

    private static FreezeWindow find(List<FreezeWindow> windows, Optional<String> environmentKey, String id) {
        return windows.stream()
                .filter(window ->
                        window.id().equals(id) && window.environmentKey().equals(environmentKey))
                .findFirst()
                .orElseThrow(() -> new FailureException(new Failure.NotFound("freeze window", id)));
    }

    private static AuditedResource resource(FreezeWindow window) {
        AuditedResource place = window.environmentKey()
                .map(environment -> AuditedResource.environment(window.projectKey(), environment))
                .orElseGet(() -> AuditedResource.project(window.projectKey()));
        return new AuditedResource(
                window.projectKey(), window.environmentKey(), Optional.empty(), place.path() + "/" + window.id());
    }

    private static void refuseWhenFull(List<FreezeWindow> windows) {
        if (windows.size() >= RulesStore.MAX_WINDOWS) {
            throw new FailureException(Failure.Invalid.of(
                    "/", "a project has at most " + RulesStore.MAX_WINDOWS + " freeze windows; delete old ones"));
        }
    }
}
