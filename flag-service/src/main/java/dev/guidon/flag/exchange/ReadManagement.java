package dev.guidon.flag.exchange;

import dev.guidon.flag.project.EnvironmentStore;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Tells who manages an environment.
@ApplicationScoped
public class ReadManagement {
    private final EnvironmentStore environments;
    private final Managements managements;

    ReadManagement(EnvironmentStore environments, Managements managements) {
        this.environments = environments;
        this.managements = managements;
    }

    /// Fails with `NotFound` of the project or the environment.
    @WithTransaction
    public Uni<Optional<Management>> of(String projectKey, String environmentKey) {
        return environments.get(projectKey, environmentKey).chain(managements::of);
    }
}
