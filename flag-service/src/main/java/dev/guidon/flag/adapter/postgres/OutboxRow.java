package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.publish.Delivery;
import dev.guidon.flag.publish.EncodedChange;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/// A row of `outbox`.
@Entity
@Immutable
@Table(name = "outbox")
class OutboxRow {

    @Embeddable
    record Id(
            @Column(name = "environment_id") String environmentId,
            @Column(name = "sequence") long sequence) {}

    @EmbeddedId
    Id id;

    @Column
    byte[] change;

    @Column(name = "committed_at")
    Instant committedAt;

    static OutboxRow of(Id id, EncodedChange change, Instant committedAt) {
        OutboxRow row = new OutboxRow();
        row.id = id;
        row.change = change.bytes();
        row.committedAt = committedAt;
        return row;
    }

    Delivery.Entry toEntry() {
        return new Delivery.Entry(id.sequence(), new EncodedChange(change));
    }
}
