package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.audit.AuditFilter;
import dev.guidon.flag.audit.AuditJournal;
import dev.guidon.flag.audit.ChainEnd;
import dev.guidon.flag.audit.RecordedEntry;
import dev.guidon.flag.project.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// The audit trail in PostgreSQL, for reading.
@ApplicationScoped
class PostgresAuditJournal implements AuditJournal {

    @Override
    public Uni<Page<RecordedEntry>> page(AuditFilter filter, Page.Request request) {
        Where where = of(filter.organization())
                .and("a.projectKey = :project", "project", filter.project())
                .and("a.environmentKey = :environment", "environment", filter.environment())
                .and("a.flagKey = :flag", "flag", filter.flag())
                .and("a.position < :before", "before", request.afterNumber());
        return entries(where, "desc", request.limit() + 1)
                .map(found -> Page.of(
                        request, found, entry -> Long.toString(entry.link().position())));
    }

    @Override
    public Uni<List<RecordedEntry>> following(String organization, long position, int limit) {
        return entries(of(organization).and("a.position > :position", "position", (Object) position), "asc", limit);
    }

    private static Uni<List<RecordedEntry>> entries(Where where, String direction, int limit) {
        return Rows.inSession(session -> where.fill(session.createSelectionQuery(
                                "from AuditRow a" + where.text() + " order by a.position " + direction, AuditRow.class))
                        .setMaxResults(limit)
                        .getResultList())
                .map(rows -> rows.stream().map(AuditRow::toEntry).toList());
    }

    @Override
    public Uni<ChainEnd> end(String organization) {
        return Rows.inSession(session -> session.find(AuditHeadRow.class, organization))
                .map(head -> head == null ? ChainEnd.START : head.toEnd());
    }

    private static Where of(String organization) {
        return new Where().and("a.organizationKey = :organization", "organization", (Object) organization);
    }
}
