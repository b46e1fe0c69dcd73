package dev.guidon.flag.policy;

import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Replaces the policy of an environment. It holds for the next change: whoever is in the middle of one has locked the
/// environment.
@ApplicationScoped
public class PutPolicy {
    private final EnvironmentStore environments;
    private final RulesStore policies;
    private final AuditTrail audit;

    PutPolicy(EnvironmentStore environments, RulesStore policies, AuditTrail audit) {
        this.environments = environments;
        this.policies = policies;
        this.audit = audit;
    }

    /// A policy as its author wrote it.
    ///
    /// @param expectedVersion that the author has seen
    public record Order(String projectKey, String environmentKey, long expectedVersion, EnvironmentPolicy policy) {}

    private record Step(Environment environment, EnvironmentPolicy before, EnvironmentPolicy after) {
        AuditedChange change() {
            return new AuditedChange.Edited(
                    "policy.changed",
                    AuditedResource.environment(
                            environment.projectKey().text(), environment.key().text()),
                    PolicyValues.of(before),
                    PolicyValues.of(after));
        }
    }

    /// Fails with `NotFound`, or with `StaleVersion`.
    @WithTransaction
    public Uni<EnvironmentPolicy> put(Order order, Stamp stamp) {
        return environments
                .lock(order.projectKey(), order.environmentKey())
                .chain(environment -> policies.policy(environment).map(before -> step(environment, before, order)))
                .call(step -> policies.put(step.environment(), step.after()))
                .call(step -> audit.append(new AuditEntry(stamp, step.change())))
                .map(Step::after);
    }

    private static Step step(Environment environment, EnvironmentPolicy before, Order order) {
        if (before.version() != order.expectedVersion()) {
            throw new FailureException(new Failure.StaleVersion(
                    "the policy of environment", environment.key().text(), order.expectedVersion(), before.version()));
        }
        return new Step(environment, before, order.policy().at(before.version() + 1));
    }
}
