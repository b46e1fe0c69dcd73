package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.webhook.Owner;
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
    private static final String FROM = "from WebhookRow w";
    private static final String ORDER = " order by w.createdAt, w.id";
    private static final String PROJECT = "project";
    private static final String ORGANIZATION = "organization";

    private final WebhookRows rows;

    PostgresWebhookStore(WebhookRows rows) {
        this.rows = rows;
    }

    @Override
    public Uni<Void> add(Webhook webhook) {
        return Rows.insert(List.of(rows.toRow(webhook)));
    }

    @Override
    public Uni<List<Webhook>> list(Owner owner) {
        return list(of(owner));
    }

    @Override
    public Uni<List<Webhook>> hearing(AuditedResource resource) {
        return list(new Where()
                .and("(w.projectKey = :project or w.organizationKey = :organization)")
                .with(PROJECT, resource.project().orElse(""))
                .with(ORGANIZATION, resource.organization().orElse("")));
    }

    private Uni<List<Webhook>> list(Where where) {
        return Rows.inSession(session -> where.fill(
                                session.createSelectionQuery(FROM + where.text() + ORDER, WebhookRow.class))
                        .getResultList())
                .map(found -> found.stream().map(rows::toWebhook).toList());
    }

    private static Where of(Owner owner) {
        return switch (owner) {
            case Owner.OfProject(var key) -> new Where().and("w.projectKey = :project", PROJECT, (Object) key);
            case Owner.OfOrganization(var key) ->
                new Where().and("w.organizationKey = :organization", ORGANIZATION, (Object) key);
        };
    }

    @Override
    public Uni<Webhook> get(Owner owner, String id) {
        return find(owner, id, LockModeType.NONE);
    }

    @Override
    public Uni<Webhook> lock(Owner owner, String id) {
        return find(owner, id, LockModeType.PESSIMISTIC_WRITE);
    }

    private Uni<Webhook> find(Owner owner, String id, LockModeType mode) {
        Where where = of(owner).and("w.id = :id", "id", (Object) id);
        return Rows.inSession(session -> where.fill(session.createSelectionQuery(FROM + where.text(), WebhookRow.class))
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
