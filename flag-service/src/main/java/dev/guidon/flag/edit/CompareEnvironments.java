package dev.guidon.flag.edit;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.project.ProjectStore;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Puts the configurations of a flag in two environments side by side.
@ApplicationScoped
public class CompareEnvironments {
    private final ProjectStore projects;
    private final FlagStore flags;

    CompareEnvironments(ProjectStore projects, FlagStore flags) {
        this.projects = projects;
        this.flags = flags;
    }

    public record Comparison(FlagConfiguration from, FlagConfiguration to) {}

    /// Fails with `NotFound` of the project, the flag or an environment.
    @WithTransaction
    public Uni<Comparison> compare(String projectKey, String flagKey, String from, String to) {
        return projects.get(projectKey)
                .chain(() -> flags.get(projectKey, flagKey))
                .map(flag -> new Comparison(in(from, flag), in(to, flag)));
    }

    private static FlagConfiguration in(String environmentKey, ConfiguredFlag flag) {
        return Optional.ofNullable(flag.configurations().get(environmentKey))
                .orElseThrow(() -> new FailureException(new Failure.NotFound("environment", environmentKey)));
    }
}
