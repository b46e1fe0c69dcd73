package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.adapter.json.AuditJson;
import dev.guidon.flag.audit.AuditEntry;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/// A row of `audit_entry`, which only grows.
@Entity
@Immutable
@Table(name = "audit_entry")
class AuditRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long id;

    @Column
    Instant at;

    @Column
    String actor;

    @Column
    String action;

    @Column
    String resource;

    @Column
    String diff;

    static AuditRow of(AuditEntry entry) {
        AuditJson change = AuditJson.of(entry.change());
        AuditRow row = new AuditRow();
        row.at = entry.stamp().at();
        row.actor = entry.stamp().actor().id();
        row.action = change.action();
        row.resource = change.resource();
        row.diff = change.diff().toString();
        return row;
    }
}
