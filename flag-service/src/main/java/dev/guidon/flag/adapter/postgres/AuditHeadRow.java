package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.audit.ChainEnd;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/// A row of `audit_head`. A trigger keeps it up to date.
@Entity
@Immutable
@Table(name = "audit_head")
class AuditHeadRow {
    @Id
    @Column(name = "organization_key")
    String organizationKey;

    @Column
    long position;

    @Column
    String hash;

    ChainEnd toEnd() {
        return new ChainEnd(position, hash);
    }
}
