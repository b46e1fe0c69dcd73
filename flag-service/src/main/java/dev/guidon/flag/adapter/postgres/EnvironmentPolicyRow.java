package dev.guidon.flag.adapter.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// A row of `environment_policy`. Environments without one have the standard.
@Entity
@Table(name = "environment_policy")
class EnvironmentPolicyRow {
    @Id
    @Column(name = "environment_id")
    String environmentId;

    @Column
    long version;

    @Column
    String document;
}
