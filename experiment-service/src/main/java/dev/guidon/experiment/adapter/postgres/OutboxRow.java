package dev.guidon.experiment.adapter.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// A row of `definition_outbox`: which experiment has a definition that waits.
@Entity
@Table(name = "definition_outbox")
class OutboxRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long id;

    @Column(name = "environment_id")
    String environmentId;

    @Column(name = "experiment_key")
    String experimentKey;

    static OutboxRow of(String environmentId, String experimentKey) {
        OutboxRow row = new OutboxRow();
        row.environmentId = environmentId;
        row.experimentKey = experimentKey;
        return row;
    }
}
