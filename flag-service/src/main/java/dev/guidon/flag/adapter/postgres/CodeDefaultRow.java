package dev.guidon.flag.adapter.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/// A row of `flag_code_default`.
@Entity
@Table(name = "flag_code_default")
class CodeDefaultRow {

    @Embeddable
    record Id(
            @Column(name = "project_key") String projectKey,
            @Column(name = "flag_key") String flagKey) {}

    @EmbeddedId
    Id id;

    @Column
    String value;

    @Column(name = "updated_at")
    Instant updatedAt;

    static CodeDefaultRow of(Id id, String value, Instant at) {
        CodeDefaultRow row = new CodeDefaultRow();
        row.id = id;
        row.value = value;
        row.updatedAt = at;
        return row;
    }
}
