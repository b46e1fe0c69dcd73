package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.Key;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// A row of `environment`. Its lock orders the changes of the environment.
@Entity
@Table(name = "environment")
class EnvironmentRow {
    @Id
    String id;

    @Column(name = "project_key")
    String projectKey;

    @Column
    String key;

    @Column
    String name;

    @Column
    long sequence;

    @Column(name = "created_at")
    Instant createdAt;

    static EnvironmentRow of(Environment environment) {
        EnvironmentRow row = new EnvironmentRow();
        row.id = environment.id();
        row.projectKey = environment.projectKey().text();
        row.key = environment.key().text();
        row.name = environment.name();
        row.sequence = environment.sequence();
        row.createdAt = environment.createdAt();
        return row;
    }

    Environment toEnvironment() {
        return new Environment(id, new Key(projectKey), new Key(key), name, sequence, createdAt);
    }
}
