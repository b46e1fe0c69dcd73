package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.project.Page;
import dev.guidon.flag.project.ShortIds;
import dev.guidon.flag.webhook.Delivery;
import dev.guidon.flag.webhook.Delivery.Attempt;
import dev.guidon.flag.webhook.Delivery.Claimed;
import dev.guidon.flag.webhook.Delivery.Logged;
import dev.guidon.flag.webhook.Delivery.State;
import dev.guidon.flag.webhook.DeliveryStore;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Deliveries in PostgreSQL. A claim locks the webhook first, so that its deliveries are counted and taken by one at a
/// time, and never waits for a lock.
@ApplicationScoped
class PostgresDeliveryStore implements DeliveryStore {
    private static final String MAY_SEND = """
            w.enabled and (
                select count(*) from webhook_delivery f
                where f.webhook_id = w.id and f.state = 'PENDING' and f.claim is not null and f.due_at > :now
            ) < :limit""";

    /// In random order, so that a webhook with many deliveries does not hold up the rest.
    private static final String CHOOSE = """
            select w.* from webhook w
            where exists (
                select from webhook_delivery d where d.webhook_id = w.id and d.state = 'PENDING' and d.due_at <= :now
            ) and\s""" + MAY_SEND + """

            order by random() limit 1
            for no key update of w skip locked""";

    /// A statement of its own, because only that sees what was taken before the webhook was locked.
    private static final String OLDEST = """
            select d.* from webhook_delivery d join webhook w on w.id = d.webhook_id
            where d.webhook_id = :webhook and d.state = 'PENDING' and d.due_at <= :now and\s""" + MAY_SEND + """

            order by d.due_at, d.position limit 1
            for no key update of d skip locked""";

    /// So many at a time, here and below, that the statement ends in time; the rest has its turn a minute later.
    private static final String GIVE_UP = """
            with given_up as (
                update webhook_delivery set state = 'DEAD', claim = null
                where id in (
                    select id from webhook_delivery
                    where state = 'PENDING' and give_up_at < :now and due_at < :now
                    limit 5000 for no key update skip locked
                )
                returning id
            )
            select count(*) from given_up""";

    private static final String FORGET = """
            with forgotten as (
                delete from webhook_delivery where id in (
                    select id from webhook_delivery where created_at < :before and state <> 'PENDING'
                    order by created_at limit 5000 for update skip locked
                )
                returning id
            )
            select count(*) from forgotten""";

    private final WebhookRows webhooks;
    private final ShortIds ids;

    PostgresDeliveryStore(WebhookRows webhooks, ShortIds ids) {
        this.webhooks = webhooks;
        this.ids = ids;
    }

    @Override
    public Uni<Void> add(List<Delivery> deliveries) {
        return Rows.insert(deliveries.stream().map(WebhookDeliveryRow::of).toList());
    }

    @Override
    public Uni<Optional<Claimed>> claim(Terms terms) {
        return Rows.inSession(session -> session.createNativeQuery(CHOOSE, WebhookRow.class)
                        .setParameter("now", terms.now())
                        .setParameter("limit", terms.perWebhook())
                        .getSingleResultOrNull())
                .onItem()
                .ifNotNull()
                .transformToUni(webhook -> claim(webhook, terms))
                .map(Optional::ofNullable);
    }

    private Uni<Claimed> claim(WebhookRow webhook, Terms terms) {
        return Rows.inSession(session -> session.createNativeQuery(OLDEST, WebhookDeliveryRow.class)
                        .setParameter("webhook", webhook.id)
                        .setParameter("now", terms.now())
                        .setParameter("limit", terms.perWebhook())
                        .getSingleResultOrNull())
                .onItem()
                .ifNotNull()
                .transform(row -> claimed(webhook, row, terms));
    }

    private Claimed claimed(WebhookRow webhook, WebhookDeliveryRow row, Terms terms) {
        String claim = ids.next();
        row.claim = claim;
        row.dueAt = terms.lease();
        return new Claimed(row.toDelivery(), webhooks.toWebhook(webhook), claim);
    }

    @Override
    public Uni<Boolean> settle(Claimed claimed, Delivery after, Attempt attempt) {
        return Rows.inSession(
                        session -> session.find(WebhookDeliveryRow.class, after.id(), LockModeType.PESSIMISTIC_WRITE))
                .chain(row -> row != null && claimed.claim().equals(row.claim)
                        ? keep(row, after, attempt)
                        : Uni.createFrom().item(false));
    }

    private static Uni<Boolean> keep(WebhookDeliveryRow row, Delivery after, Attempt attempt) {
        row.take(after);
        return Rows.insert(List.of(WebhookAttemptRow.of(row.id, attempt))).replaceWith(true);
    }

    @Override
    public Uni<Page<Logged>> page(String webhookId, Optional<State> state, Page.Request request) {
        Where where = new Where()
                .and("d.webhookId = :webhook", "webhook", (Object) webhookId)
                .and("d.state = :state", "state", state)
                .and("d.position < :before", "before", request.afterNumber());
        return Rows.inSession(session -> where.fill(session.createSelectionQuery(
                                "from WebhookDeliveryRow d" + where.text() + " order by d.position desc",
                                WebhookDeliveryRow.class))
                        .setMaxResults(request.limit() + 1)
                        .getResultList())
                .map(found -> Page.of(request, found, row -> Long.toString(row.position)))
                .chain(PostgresDeliveryStore::withAttempts);
    }

    private static Uni<Page<Logged>> withAttempts(Page<WebhookDeliveryRow> page) {
        List<String> ids = page.items().stream().map(row -> row.id).toList();
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from WebhookAttemptRow a where a.id.deliveryId in :ids order by a.id.number",
                                WebhookAttemptRow.class)
                        .setParameter("ids", ids)
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.groupingBy(row -> row.id.deliveryId())))
                .map(attempts -> new Page<>(
                        page.items().stream().map(row -> logged(row, attempts)).toList(), page.next()));
    }

    private static Logged logged(WebhookDeliveryRow row, Map<String, List<WebhookAttemptRow>> attempts) {
        return new Logged(
                row.toDelivery(),
                attempts.getOrDefault(row.id, List.of()).stream()
                        .map(WebhookAttemptRow::toAttempt)
                        .toList());
    }

    @Override
    public Uni<Logged> get(String webhookId, String deliveryId) {
        return found(
                        Rows.inSession(session -> session.find(WebhookDeliveryRow.class, deliveryId)),
                        webhookId,
                        deliveryId)
                .chain(row -> withAttempts(new Page<>(List.of(row), Optional.empty())))
                .map(page -> page.items().getFirst());
    }

    @Override
    public Uni<Delivery> lockIdle(String webhookId, String deliveryId, Instant now) {
        return found(
                        Rows.inSession(session ->
                                session.find(WebhookDeliveryRow.class, deliveryId, LockModeType.PESSIMISTIC_WRITE)),
                        webhookId,
                        deliveryId)
                .invoke(row -> refuseClaimed(row, now))
                .map(WebhookDeliveryRow::toDelivery);
    }

    private static Uni<WebhookDeliveryRow> found(
            Uni<@Nullable WebhookDeliveryRow> row, String webhookId, String deliveryId) {
        return row.map(found -> found != null && found.webhookId.equals(webhookId) ? found : null)
                .onItem()
                .ifNull()
                .failWith(() -> new FailureException(new Failure.NotFound("delivery", deliveryId)));
    }

    private static void refuseClaimed(WebhookDeliveryRow row, Instant now) {
        if (row.state == State.PENDING && row.claim != null && row.dueAt.isAfter(now)) {
            throw new FailureException(new Failure.Conflict(
                    "delivery_under_way", "delivery '" + row.id + "' is being sent at the moment; wait for its end"));
        }
    }

    @Override
    public Uni<Void> update(Delivery delivery) {
        return Rows.inSession(session -> session.find(WebhookDeliveryRow.class, delivery.id()))
                .invoke(row -> {
                    row.take(delivery);
                    row.giveUpAt = delivery.giveUpAt();
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> tidy(Instant now, Instant before) {
        return Rows.inSession(session -> session.createNativeQuery(GIVE_UP, Long.class)
                        .setParameter("now", now)
                        .getSingleResult())
                .chain(() -> Rows.inSession(session -> session.createNativeQuery(FORGET, Long.class)
                        .setParameter("before", before)
                        .getSingleResult()))
                .replaceWithVoid();
    }
}
