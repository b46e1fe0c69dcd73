package dev.guidon.flag.edit;

import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.project.Page;
import dev.guidon.flag.project.ProjectStore;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Looks flags and their configurations up.
@ApplicationScoped
public class ReadFlags {
    private final ProjectStore projects;
    private final EnvironmentStore environments;
    private final FlagStore flags;

    ReadFlags(ProjectStore projects, EnvironmentStore environments, FlagStore flags) {
        this.projects = projects;
        this.environments = environments;
        this.flags = flags;
    }

    /// Fails with `NotFound` of the project, or of the environment that the query names.
    @WithTransaction
    public Uni<Page<ListedFlag>> page(String projectKey, FlagQuery query, Page.Request request) {
        return projects.get(projectKey)
                .chain(() -> known(projectKey, query.traits().switched()))
                .chain(() -> flags.page(projectKey, query, request));
    }

    private Uni<Void> known(String projectKey, Optional<FlagTraits.Switched> switched) {
        return switched.map(named ->
                        environments.get(projectKey, named.environmentKey()).replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /// Fails with `NotFound` of the project or the flag.
    @WithTransaction
    public Uni<ConfiguredFlag> flag(String projectKey, String flagKey) {
        return projects.get(projectKey).chain(() -> flags.get(projectKey, flagKey));
    }

    /// The tags of those of `flagKeys` that exist and have some.
    @WithTransaction
    public Uni<Map<String, Set<String>>> tags(String projectKey, Set<String> flagKeys) {
        return flags.tags(projectKey, flagKeys);
    }

    /// Fails with `NotFound` of the project, the environment or the flag.
    @WithTransaction
    public Uni<PlacedFlag> flag(FlagAddress address) {
        return environments
                .get(address.projectKey(), address.environmentKey())
                .chain(environment -> flags.get(environment, address.flagKey()));
    }
}
