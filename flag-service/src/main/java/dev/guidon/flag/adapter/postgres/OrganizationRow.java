package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.organization.Organization;
import dev.guidon.flag.project.Key;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// A row of `organization`.
@Entity
@Table(name = "organization")
class OrganizationRow {
    @Id
    String key;

    @Column
    long version;

    @Column
    String name;

    @Column(name = "demands_second_factor")
    boolean demandsSecondFactor;

    @Column(name = "created_at")
    Instant createdAt;

    static OrganizationRow of(Organization organization) {
        OrganizationRow row = new OrganizationRow();
        row.key = organization.key().text();
        row.version = organization.version();
        row.name = organization.name();
        row.demandsSecondFactor = organization.demandsSecondFactor();
        row.createdAt = organization.createdAt();
        return row;
    }

    Organization toOrganization() {
        return new Organization(new Key(key), version, name, demandsSecondFactor, createdAt);
    }
}
