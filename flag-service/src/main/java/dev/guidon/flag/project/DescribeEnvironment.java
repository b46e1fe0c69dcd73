package dev.guidon.flag.project;

import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Changes what people read of an environment. What changes nothing is no version.
@ApplicationScoped
public class DescribeEnvironment {
    private final EnvironmentStore environments;
    private final AuditTrail audit;

    DescribeEnvironment(EnvironmentStore environments, AuditTrail audit) {
        this.environments = environments;
        this.audit = audit;
    }

    /// @param expectedVersion the version that the author has seen; empty when the change fits whatever is there
    public record Order(String projectKey, String environmentKey, Optional<Long> expectedVersion, Title.Patch patch) {

        private Environment on(Environment current) {
            expectedVersion.filter(expected -> expected != current.version()).ifPresent(expected -> {
                throw new FailureException(
                        new Failure.StaleVersion("environment", current.key().text(), expected, current.version()));
            });
            Title next = patch.on(current.title());
            return next.equals(current.title()) ? current : current.titled(next);
        }
    }

    /// Fails with `NotFound`, or with `StaleVersion`.
    @WithTransaction
    public Uni<Environment> describe(Order order, Stamp stamp) {
        return environments
                .lock(order.projectKey(), order.environmentKey())
                .chain(before -> keep(before, order.on(before), stamp));
    }

    /// What [#describe] would make of it. Fails as that does.
    @WithTransaction
    public Uni<Environment> preview(Order order) {
        return environments.get(order.projectKey(), order.environmentKey()).map(order::on);
    }

    private Uni<Environment> keep(Environment before, Environment after, Stamp stamp) {
        if (after.equals(before)) {
            return Uni.createFrom().item(before);
        }
        AuditedChange described = new AuditedChange.Edited(
                "environment.described",
                AuditedResource.environment(
                        after.projectKey().text(), after.key().text()),
                before.title().value(),
                after.title().value());
        return environments
                .update(after)
                .chain(() -> audit.append(new AuditEntry(stamp, described)))
                .replaceWith(after);
    }
}
