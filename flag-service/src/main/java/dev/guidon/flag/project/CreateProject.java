package dev.guidon.flag.project;

import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.organization.OrganizationStore;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Opens a project without flags, with the environments that its author names.
@ApplicationScoped
public class CreateProject {
    private final OrganizationStore organizations;
    private final ProjectStore projects;
    private final CreateEnvironment createEnvironment;
    private final AuditTrail audit;

    CreateProject(
            OrganizationStore organizations,
            ProjectStore projects,
            CreateEnvironment createEnvironment,
            AuditTrail audit) {
        this.organizations = organizations;
        this.projects = projects;
        this.createEnvironment = createEnvironment;
        this.audit = audit;
    }

    /// @param environments in the order in which they are opened
    public record Order(String organization, Key key, Title title, List<FirstEnvironment> environments) {
        public Order {
            environments = List.copyOf(environments);
        }
    }

    public record FirstEnvironment(Key key, Title title) {}

    /// Fails with `NotFound` of the organization, or with `AlreadyExists` when the key is taken or two of its
    /// environments have the same.
    @WithTransaction
    public Uni<Project> create(Order order, Stamp stamp) {
        Project project = new Project(order.key(), order.organization(), order.title(), stamp.at());
        AuditedChange change = new AuditedChange.ProjectCreated(
                order.key().text(), order.title().name());
        return organizations
                .get(order.organization())
                .call(() -> projects.add(project))
                .call(() -> audit.append(new AuditEntry(stamp, change)))
                .call(() -> open(order, stamp))
                .replaceWith(project);
    }

    private Uni<Void> open(Order order, Stamp stamp) {
        return Multi.createFrom()
                .iterable(order.environments())
                .onItem()
                .transformToUniAndConcatenate(first -> createEnvironment.create(
                        new CreateEnvironment.Order(order.key().text(), first.key(), first.title(), Optional.empty()),
                        stamp))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
