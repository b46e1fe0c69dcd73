package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.adapter.payload.EventReading;
import dev.guidon.flag.webhook.EventQueue;
import dev.guidon.flag.webhook.WebhookEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// The queue of changes in PostgreSQL. A trigger fills it where audit entries are added.
@ApplicationScoped
class PostgresEventQueue implements EventQueue {
    private static final String OLDEST =
            "select e.* from webhook_event e order by e.entry_id limit :limit for update skip locked";

    @Override
    public Uni<List<WebhookEvent>> take(int limit) {
        return Rows.inSession(session -> session.createNativeQuery(OLDEST, WebhookEventRow.class)
                        .setParameter("limit", limit)
                        .getResultList())
                .call(rows -> Rows.inSession(session -> session.removeAll(rows.toArray())))
                .chain(PostgresEventQueue::events);
    }

    private static Uni<List<WebhookEvent>> events(List<WebhookEventRow> rows) {
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(row -> event(row.entryId))
                .collect()
                .asList();
    }

    private static Uni<WebhookEvent> event(long entryId) {
        return Rows.inSession(session -> session.find(AuditRow.class, entryId))
                .chain(entry -> tags(entry).map(tags -> EventReading.read(entryId, entry.toEntry(), tags)));
    }

    /// Deleted flags have their tags still.
    private static Uni<List<String>> tags(AuditRow entry) {
        if (entry.projectKey == null || entry.flagKey == null) {
            return Uni.createFrom().item(List.of());
        }
        FlagRow.Id id = new FlagRow.Id(entry.projectKey, entry.flagKey);
        return Rows.inSession(session -> session.find(FlagRow.class, id))
                .map(flag -> flag == null ? List.<String>of() : List.of(flag.tags));
    }
}
