package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.project.Key;
import dev.guidon.flag.project.Project;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// A row of `project`.
@Entity
@Table(name = "project")
class ProjectRow {
    @Id
    String key;

    @Column(name = "organization_key")
    String organizationKey;

    @Column
    String name;

    @Column(name = "created_at")
    Instant createdAt;

    static ProjectRow of(Project project) {
        ProjectRow row = new ProjectRow();
        row.key = project.key().text();
        row.organizationKey = project.organization();
        row.name = project.name();
        row.createdAt = project.createdAt();
        return row;
    }

    Project toProject() {
        return new Project(new Key(key), organizationKey, name, createdAt);
    }
}
