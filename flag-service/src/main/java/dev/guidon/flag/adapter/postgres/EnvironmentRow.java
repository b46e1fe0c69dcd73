package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.Key;
import dev.guidon.flag.project.Title;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.SQLRestriction;
import org.jspecify.annotations.Nullable;

/// A row of `environment`. Its lock orders the changes of the environment. No query finds one that is deleted.
@Entity
@Table(name = "environment")
@SQLRestriction("deleted_at is null")
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
    String description;

    @Column
    long version;

    @Column
    long sequence;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "deleted_at")
    @Nullable
    Instant deletedAt;

    static EnvironmentRow of(Environment environment) {
        EnvironmentRow row = new EnvironmentRow();
        row.id = environment.id();
        row.projectKey = environment.projectKey().text();
        row.key = environment.key().text();
        row.sequence = environment.sequence();
        row.createdAt = environment.createdAt();
        row.take(environment);
        return row;
    }

    /// What authors can change of an environment.
    void take(Environment environment) {
        name = environment.title().name();
        description = environment.title().description();
        version = environment.version();
    }

    Environment toEnvironment() {
        return new Environment(
                id, new Key(projectKey), new Key(key), new Title(name, description), version, sequence, createdAt);
    }
}
