package dev.guidon.flag.identity;

import dev.guidon.flag.project.EnvironmentStore;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Looks the keys of an environment up.
@ApplicationScoped
public class ListKeys {
    private final EnvironmentStore environments;
    private final KeyStore keys;

    ListKeys(EnvironmentStore environments, KeyStore keys) {
        this.environments = environments;
        this.keys = keys;
    }

    /// The keys that are not revoked, expired ones among them. Fails with `NotFound` of the project or the environment.
    @WithTransaction
    public Uni<List<EnvironmentKey>> list(String projectKey, String environmentKey) {
        return environments.get(projectKey, environmentKey).chain(environment -> keys.list(environment.id()));
    }

    /// The keys that were revoked last. Fails with `NotFound` of the project or the environment.
    @WithTransaction
    public Uni<List<EnvironmentKey>> revoked(String projectKey, String environmentKey) {
        return environments
                .get(projectKey, environmentKey)
                .chain(environment -> keys.revoked(environment.id(), EnvironmentKey.MAX_PER_ENVIRONMENT));
    }
}
