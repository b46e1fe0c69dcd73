package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.exchange.Management;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// A row of `environment_management`.
@Entity
@Table(name = "environment_management")
class ManagementRow {

    @Id
    @Column(name = "environment_id")
    String environmentId;

    @Column
    String name;

    @Column(name = "refuses_manual_edits")
    boolean refusesManualEdits;

    static ManagementRow of(String environmentId, Management management) {
        ManagementRow row = new ManagementRow();
        row.environmentId = environmentId;
        row.name = management.name();
        row.refusesManualEdits = management.refusesManualEdits();
        return row;
    }

    Management toManagement() {
        return new Management(name, refusesManualEdits);
    }
}
