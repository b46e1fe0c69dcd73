package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.publish.Destination;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/// A row of `delivery`: how far a destination is with an environment.
@Entity
@Table(name = "delivery")
class DeliveryRow {

    @Embeddable
    record Id(
            @Column(name = "destination") String destination,
            @Column(name = "environment_id") String environmentId) {

        static Id of(String environmentId, Destination destination) {
            return new Id(destination.word(), environmentId);
        }
    }

    @EmbeddedId
    Id id;

    @Column
    long sequence;

    static DeliveryRow of(String environmentId, Destination destination, long sequence) {
        DeliveryRow row = new DeliveryRow();
        row.id = Id.of(environmentId, destination);
        row.sequence = sequence;
        return row;
    }
}
