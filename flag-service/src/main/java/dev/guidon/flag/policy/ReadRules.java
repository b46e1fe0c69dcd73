package dev.guidon.flag.policy;

import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.project.ProjectStore;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Looks up what holds for changes.
@ApplicationScoped
public class ReadRules {
    private final ProjectStore projects;
    private final EnvironmentStore environments;
    private final RulesStore policies;

    ReadRules(ProjectStore projects, EnvironmentStore environments, RulesStore policies) {
        this.projects = projects;
        this.environments = environments;
        this.policies = policies;
    }

    /// Fails with `NotFound` of the project or the environment.
    @WithTransaction
    public Uni<EnvironmentPolicy> policy(String projectKey, String environmentKey) {
        return environments.get(projectKey, environmentKey).chain(policies::policy);
    }

    /// Windows of an environment, with those of its project; of the whole project when no environment is named. Fails
    /// with `NotFound`.
    @WithTransaction
    public Uni<List<FreezeWindow>> windows(String projectKey, Optional<String> environmentKey) {
        Uni<?> place = environmentKey.isPresent()
                ? environments.get(projectKey, environmentKey.get())
                : projects.get(projectKey);
        return place.chain(() -> policies.windows(projectKey)).map(all -> concerning(all, environmentKey));
    }

    /// In the caller's transaction.
    public Uni<Rules> rules(Environment environment) {
        Optional<String> key = Optional.of(environment.key().text());
        return Uni.combine()
                .all()
                .unis(
                        policies.policy(environment),
                        policies.windows(environment.projectKey().text()))
                .usingConcurrencyOf(1)
                .with((policy, windows) -> new Rules(policy, concerning(windows, key)));
    }

    private static List<FreezeWindow> concerning(List<FreezeWindow> all, Optional<String> environmentKey) {
        return all.stream()
                .filter(window -> environmentKey.isEmpty()
                        || window.environmentKey().isEmpty()
                        || window.environmentKey().equals(environmentKey))
                .toList();
    }
}
