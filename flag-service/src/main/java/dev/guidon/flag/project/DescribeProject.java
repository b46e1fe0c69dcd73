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

/// Changes what people read of a project. What changes nothing is no version.
@ApplicationScoped
public class DescribeProject {
    private final ProjectStore projects;
    private final AuditTrail audit;

    DescribeProject(ProjectStore projects, AuditTrail audit) {
        this.projects = projects;
        this.audit = audit;
    }

    /// @param expectedVersion the version that the author has seen; empty when the change fits whatever is there
    public record Order(String projectKey, Optional<Long> expectedVersion, Title.Patch patch) {

        private Project on(Project current) {
            expectedVersion.filter(expected -> expected != current.version()).ifPresent(expected -> {
                throw new FailureException(
                        new Failure.StaleVersion("project", current.key().text(), expected, current.version()));
            });
            Title next = patch.on(current.title());
            return next.equals(current.title()) ? current : current.titled(next);
        }
    }

    /// Fails with `NotFound`, or with `StaleVersion`.
    @WithTransaction
    public Uni<Project> describe(Order order, Stamp stamp) {
        return projects.lock(order.projectKey()).chain(before -> keep(before, order.on(before), stamp));
    }

    /// What [#describe] would make of it. Fails as that does.
    @WithTransaction
    public Uni<Project> preview(Order order) {
        return projects.get(order.projectKey()).map(order::on);
    }

    private Uni<Project> keep(Project before, Project after, Stamp stamp) {
        if (after.equals(before)) {
            return Uni.createFrom().item(before);
        }
        AuditedChange described = new AuditedChange.Edited(
                "project.described",
                AuditedResource.project(after.key().text()),
                before.title().value(),
                after.title().value());
        return projects.update(after)
                .chain(() -> audit.append(new AuditEntry(stamp, described)))
                .replaceWith(after);
    }
}
