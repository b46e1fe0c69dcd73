package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.project.Key;
import dev.guidon.flag.project.Project;
import dev.guidon.flag.project.Title;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.SQLRestriction;
import org.jspecify.annotations.Nullable;

/// A row of `project`. No query finds one that is deleted.
@Entity
@Table(name = "project")
@SQLRestriction("deleted_at is null")
class ProjectRow {
    @Id
    String key;

    @Column(name = "organization_key")
    String organizationKey;

    @Column
    String name;

    @Column
    String description;

    @Column
    long version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "deleted_at")
    @Nullable
    Instant deletedAt;

    static ProjectRow of(Project project) {
        ProjectRow row = new ProjectRow();
        row.key = project.key().text();
        row.organizationKey = project.organization();
        row.createdAt = project.createdAt();
        row.take(project);
        return row;
    }

    /// What can change of a project.
    void take(Project project) {
        name = project.title().name();
        description = project.title().description();
        version = project.version();
    }

    Project toProject() {
        return new Project(new Key(key), organizationKey, new Title(name, description), version, createdAt);
    }
}
