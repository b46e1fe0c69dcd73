package dev.guidon.flag.adapter.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// A row of `webhook_event`. A trigger adds it beside an audit entry.
@Entity
@Table(name = "webhook_event")
class WebhookEventRow {
    @Id
    @Column(name = "entry_id")
    long entryId;
}
