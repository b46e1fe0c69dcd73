package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.webhook.Delivery.Attempt;
import dev.guidon.flag.webhook.Outcome;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A row of `webhook_attempt`.
@Entity
@Immutable
@Table(name = "webhook_attempt")
class WebhookAttemptRow {

    @Embeddable
    record Id(
            @Column(name = "delivery_id") String deliveryId,
            @Column(name = "number") int number) {}

    @EmbeddedId
    Id id;

    @Column
    Instant at;

    @Column(name = "duration_millis")
    long durationMillis;

    @Column
    @Nullable
    Integer status;

    @Column
    String excerpt;

    @Column
    String problem;

    static WebhookAttemptRow of(String deliveryId, Attempt attempt) {
        WebhookAttemptRow row = new WebhookAttemptRow();
        row.id = new Id(deliveryId, attempt.number());
        row.at = attempt.at();
        row.durationMillis = attempt.durationMillis();
        row.excerpt = "";
        row.problem = "";
        switch (attempt.outcome()) {
            case Outcome.Answered(var status, var excerpt) -> {
                row.status = status;
                // PostgreSQL takes no such character in a text.
                row.excerpt = excerpt.replace('\0', '\uFFFD');
            }
            case Outcome.Unanswered(var problem) -> row.problem = problem.name();
        }
        return row;
    }

    Attempt toAttempt() {
        Outcome outcome = status == null
                ? new Outcome.Unanswered(Outcome.Problem.valueOf(problem))
                : new Outcome.Answered(status, excerpt);
        return new Attempt(id.number(), at, durationMillis, outcome);
    }
}
