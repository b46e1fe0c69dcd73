package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.webhook.Delivery;
import dev.guidon.flag.webhook.Delivery.Message;
import dev.guidon.flag.webhook.Delivery.State;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of `webhook_delivery`.
@Entity
@Table(name = "webhook_delivery")
class WebhookDeliveryRow {
    @Id
    String id;

    @Column(insertable = false, updatable = false)
    long position;

    @Column(name = "webhook_id")
    String webhookId;

    @Column(name = "event_id")
    String eventId;

    @Column
    String type;

    @Column(name = "content_type")
    String contentType;

    @Column
    String body;

    @Column
    @Enumerated(EnumType.STRING)
    State state;

    @Column
    int attempts;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "give_up_at")
    Instant giveUpAt;

    @Column
    @Nullable
    String claim;

    static WebhookDeliveryRow of(Delivery delivery) {
        WebhookDeliveryRow row = new WebhookDeliveryRow();
        row.id = delivery.id();
        row.webhookId = delivery.webhookId();
        row.eventId = delivery.eventId();
        row.type = delivery.type();
        row.contentType = delivery.message().contentType();
        row.body = delivery.message().body();
        row.createdAt = delivery.createdAt();
        row.giveUpAt = delivery.giveUpAt();
        row.take(delivery);
        return row;
    }

    /// What an attempt changes of a delivery. Nobody has it any more.
    void take(Delivery delivery) {
        state = delivery.state();
        attempts = delivery.attempts();
        dueAt = delivery.dueAt();
        claim = null;
    }

    Delivery toDelivery() {
        return new Delivery(
                id,
                webhookId,
                eventId,
                type,
                new Message(contentType, body),
                state,
                attempts,
                createdAt,
                dueAt,
                giveUpAt);
    }
}
