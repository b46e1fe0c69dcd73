package dev.guidon.flag.organization;

import dev.guidon.flag.project.Page;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/// Looks organizations up.
@ApplicationScoped
public class ReadOrganizations {
    private final OrganizationStore organizations;

    ReadOrganizations(OrganizationStore organizations) {
        this.organizations = organizations;
    }

    /// @param among only these; empty for all
    @WithTransaction
    public Uni<Page<Organization>> page(Optional<Set<String>> among, Page.Request request) {
        return organizations.page(among, request);
    }

    /// Fails with `NotFound`.
    @WithTransaction
    public Uni<Organization> organization(String key) {
        return organizations.get(key);
    }
}
