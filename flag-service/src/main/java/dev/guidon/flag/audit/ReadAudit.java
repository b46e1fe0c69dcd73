package dev.guidon.flag.audit;

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

    private final AuditJournal journal;

    ReadAudit(AuditJournal journal) {
        this.journal = journal;
    }

    @WithTransaction
    public Uni<Page<RecordedEntry>> page(AuditFilter filter, Page.Request request) {
        return journal.page(filter, request);
    }

    @WithTransaction
    public Uni<List<RecordedEntry>> following(long position) {
        return journal.following(position, AT_A_TIME);
    }

    @WithTransaction
    public Uni<ChainEnd> end() {
        return journal.end();
    }
}
