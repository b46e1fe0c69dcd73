package dev.guidon.flag.definition;

import dev.guidon.flag.definition.DefinitionHistory.RecordedDefinition;
import dev.guidon.flag.edit.ConfiguredFlag;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.FlagStore;
import dev.guidon.flag.history.RecordedVersion;
import dev.guidon.flag.project.Page;
import dev.guidon.flag.project.ProjectStore;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Looks versions of definitions up. Everything fails with `NotFound` of the project, the flag or the version.
@ApplicationScoped
public class ReadDefinitions {
    private final ProjectStore projects;
    private final FlagStore flags;
    private final DefinitionHistory history;

    ReadDefinitions(ProjectStore projects, FlagStore flags, DefinitionHistory history) {
        this.projects = projects;
        this.flags = flags;
        this.history = history;
    }

    /// What two versions of a definition were.
    public record Pair(RecordedDefinition from, RecordedDefinition to) {}

    @WithTransaction
    public Uni<Page<RecordedVersion>> page(String projectKey, String flagKey, Page.Request request) {
        return current(projectKey, flagKey).chain(flag -> history.page(flag, request));
    }

    @WithTransaction
    public Uni<RecordedDefinition> version(String projectKey, String flagKey, long version) {
        return current(projectKey, flagKey).chain(flag -> history.get(flag, version));
    }

    @WithTransaction
    public Uni<Pair> pair(String projectKey, String flagKey, long from, long to) {
        return current(projectKey, flagKey).chain(flag -> Uni.combine()
                .all()
                .unis(history.get(flag, from), history.get(flag, to))
                .usingConcurrencyOf(1)
                .with(Pair::new));
    }

    private Uni<FlagDefinition> current(String projectKey, String flagKey) {
        return projects.get(projectKey)
                .chain(() -> flags.get(projectKey, flagKey))
                .map(ConfiguredFlag::definition);
    }
}
