package dev.guidon.flag.webhook;

import dev.guidon.flag.organization.OrganizationStore;
import dev.guidon.flag.project.ProjectStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Finds the owners of webhooks. In the caller's transaction.
@ApplicationScoped
class Owners {
    private final ProjectStore projects;
    private final OrganizationStore organizations;

    Owners(ProjectStore projects, OrganizationStore organizations) {
        this.projects = projects;
        this.organizations = organizations;
    }

    /// Fails with `NotFound`.
    Uni<Void> get(Owner owner) {
        return switch (owner) {
            case Owner.OfProject(var key) -> projects.get(key).replaceWithVoid();
            case Owner.OfOrganization(var key) -> organizations.get(key).replaceWithVoid();
        };
    }

    /// As [#get], and until the transaction ends nobody else adds to the owner.
    Uni<Void> lock(Owner owner) {
        return switch (owner) {
            case Owner.OfProject(var key) -> projects.lock(key).replaceWithVoid();
            case Owner.OfOrganization(var key) -> organizations.lock(key).replaceWithVoid();
        };
    }
}
