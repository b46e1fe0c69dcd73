package dev.guidon.flag.project;

import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.organization.OrganizationStore;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Opens a project without environments or flags.
@ApplicationScoped
public class CreateProject {
    private final OrganizationStore organizations;
    private final ProjectStore projects;
    private final AuditTrail audit;

    CreateProject(OrganizationStore organizations, ProjectStore projects, AuditTrail audit) {
        this.organizations = organizations;
        this.projects = projects;
        this.audit = audit;
    }

    public record Order(String organization, Key key, String name) {}

    /// Fails with `NotFound` of the organization, or with `AlreadyExists` when the key is taken.
    @WithTransaction
    public Uni<Project> create(Order order, Stamp stamp) {
        Project project = new Project(order.key(), order.organization(), order.name(), stamp.at());
        AuditedChange change = new AuditedChange.ProjectCreated(order.key().text(), order.name());
        return organizations
                .get(order.organization())
                .call(() -> projects.add(project))
                .call(() -> audit.append(new AuditEntry(stamp, change)))
                .replaceWith(project);
    }
}
