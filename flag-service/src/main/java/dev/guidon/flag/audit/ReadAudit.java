package dev.guidon.flag.audit;

import dev.guidon.flag.organization.OrganizationStore;
import dev.guidon.flag.project.Page;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Looks audit entries up.
@ApplicationScoped
public class ReadAudit {
    /// Entries that are in memory at a time when the whole trail is gone through.
    private static final int AT_A_TIME = 500;

    private final OrganizationStore organizations;
    private final AuditJournal journal;

    ReadAudit(OrganizationStore organizations, AuditJournal journal) {
        this.organizations = organizations;
        this.journal = journal;
    }

    /// Fails with `NotFound` of the organization.
    @WithTransaction
    public Uni<Page<RecordedEntry>> page(AuditFilter filter, Page.Request request) {
        return organizations.get(filter.organization()).chain(() -> journal.page(filter, request));
    }

    @WithTransaction
    public Uni<List<RecordedEntry>> following(String organization, long position) {
        return journal.following(organization, position, AT_A_TIME);
    }

    /// Fails with `NotFound` of the organization.
    @WithTransaction
    public Uni<ChainEnd> end(String organization) {
        return organizations.get(organization).chain(() -> journal.end(organization));
    }
}
