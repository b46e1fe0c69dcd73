package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.audit.AuditFilter;
import dev.guidon.flag.audit.AuditJournal;
import dev.guidon.flag.audit.ChainEnd;
import dev.guidon.flag.audit.RecordedEntry;
import dev.guidon.flag.project.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// The audit trail in PostgreSQL, for reading.
@ApplicationScoped
class PostgresAuditJournal implements AuditJournal {
    private static final VisibleRows PROJECTS = new VisibleRows("a.project_key", Optional.empty());

    @Override
    public Uni<Page<RecordedEntry>> page(AuditFilter filter, Page.Request request) {
        Where where = of(filter.organization())
                .and("a.project_key = :project", "project", filter.where().project())
                .and(
                        "a.environment_key = :environment",
                        "environment",
                        filter.where().environment())
                .and("a.flag_key = :flag", "flag", filter.where().flag())
                .and("a.at >= :from", "from", filter.when().from())
                .and("a.at < :until", "until", filter.when().until())
                .and("a.position < :before", "before", request.afterNumber());
        narrow(where, filter.what());
        where.and("(a.project_key is null or " + PROJECTS.condition(filter.projects(), where) + ")");
        return entries(where, "desc", request.limit() + 1)
                .map(found -> Page.of(
                        request, found, entry -> Long.toString(entry.link().position())));
    }

    private static void narrow(Where where, AuditFilter.What what) {
        where.and("a.actor = :actor", "actor", what.actor());
        what.action().ifPresent(pattern -> match(where, "a.action", pattern));
        what.resource().ifPresent(pattern -> match(where, "a.resource", pattern));
        if (!what.words().isEmpty()) {
            where.and("audit_words(a.comment, a.resource, a.actor) @@ to_tsquery('simple', :words)", "words", (Object)
                    String.join(
                            " & ",
                            what.words().stream()
                                    .map(word -> "'" + word + "':*")
                                    .toList()));
        }
    }

    private static void match(Where where, String column, String pattern) {
        where.and(
                pattern.contains("*")
                        ? column + " like " + where.parameter(like(pattern)) + " escape '!'"
                        : column + " = " + where.parameter(pattern));
    }

    private static String like(String pattern) {
        return pattern.replaceAll("([!%_])", "!$1").replace('*', '%');
    }

    @Override
    public Uni<List<RecordedEntry>> following(String organization, long position, int limit) {
        return entries(of(organization).and("a.position > :position", "position", (Object) position), "asc", limit);
    }

    private static Uni<List<RecordedEntry>> entries(Where where, String direction, int limit) {
        return Rows.inSession(session -> where.fill(session.createNativeQuery(
                                "select a.* from audit_entry a" + where.text() + " order by a.position " + direction,
                                AuditRow.class))
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
        return new Where().and("a.organization_key = :organization", "organization", (Object) organization);
    }
}
