package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.webhook.Webhook;
import dev.guidon.flag.webhook.WebhookStore;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;

/// Webhooks in PostgreSQL.
@ApplicationScoped
class PostgresWebhookStore implements WebhookStore {
    private static final String ONE = "from WebhookRow w where w.projectKey = :project and w.id = :id";

    private final WebhookRows rows;

    PostgresWebhookStore(WebhookRows rows) {
        this.rows = rows;
    }

    @Override
    public Uni<Void> add(Webhook webhook) {
        return Rows.insert(List.of(rows.toRow(webhook)));
    }

    @Override
    public Uni<List<Webhook>> list(String projectKey) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from WebhookRow w where w.projectKey = :project order by w.createdAt, w.id",
                                WebhookRow.class)
                        .setParameter("project", projectKey)
                        .getResultList())
                .map(found -> found.stream().map(rows::toWebhook).toList());
    }

    @Override
    public Uni<Webhook> get(String projectKey, String id) {
        return find(projectKey, id, LockModeType.NONE);
    }

    @Override
    public Uni<Webhook> lock(String projectKey, String id) {
        return find(projectKey, id, LockModeType.PESSIMISTIC_WRITE);
    }

    private Uni<Webhook> find(String projectKey, String id, LockModeType mode) {
        return Rows.inSession(session -> session.createSelectionQuery(ONE, WebhookRow.class)
                        .setParameter("project", projectKey)
                        .setParameter("id", id)
                        .setLockMode(mode)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> new FailureException(new Failure.NotFound("webhook", id)))
                .map(rows::toWebhook);
    }

    @Override
    public Uni<Void> update(Webhook webhook) {
        return Rows.inSession(session -> session.find(WebhookRow.class, webhook.id()))
                .invoke(row -> rows.write(webhook, row))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> delete(String id) {
        return Rows.inSession(session -> session.find(WebhookRow.class, id).chain(session::remove));
    }
}
