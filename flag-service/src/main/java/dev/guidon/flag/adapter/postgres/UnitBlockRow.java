package dev.guidon.flag.adapter.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/// A row of `unit_block`.
@Entity
@Immutable
@Table(name = "unit_block")
class UnitBlockRow {

    @Embeddable
    record Id(
            @Column(name = "list_id") long listId,
            @Column(name = "id") String id) {}

    @EmbeddedId
    Id id;

    @Column
    byte[] content;
}
