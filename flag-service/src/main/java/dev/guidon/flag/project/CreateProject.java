package dev.guidon.flag.project;

import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.Stamp;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Opens a project without environments or flags.
@ApplicationScoped
public class CreateProject {
    private final ProjectStore projects;
    private final AuditTrail audit;

    CreateProject(ProjectStore projects, AuditTrail audit) {
        this.projects = projects;
        this.audit = audit;
    }

    /// Fails with `AlreadyExists` when the key is taken.
    @WithTransaction
    public Uni<Project> create(Key key, String name, Stamp stamp) {
        Project project = new Project(key, name, stamp.at());
        AuditedChange change = new AuditedChange.ProjectCreated(key.text(), name);
        return projects.add(project)
                .call(() -> audit.append(new AuditEntry(stamp, change)))
                .replaceWith(project);
    }
}
