package dev.guidon.flag.removal;

import dev.guidon.engine.flag.Value;
import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.FlagStore;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.project.Project;
import dev.guidon.flag.project.ProjectStore;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/// Deletes a project that nobody needs any more, and its environments with it.
@ApplicationScoped
public class DeleteProject {
    private final ProjectStore projects;
    private final EnvironmentStore environments;
    private final FlagStore flags;
    private final CloseEnvironment closing;
    private final AuditTrail audit;

    DeleteProject(
            ProjectStore projects,
            EnvironmentStore environments,
            FlagStore flags,
            CloseEnvironment closing,
            AuditTrail audit) {
        this.projects = projects;
        this.environments = environments;
        this.flags = flags;
        this.closing = closing;
        this.audit = audit;
    }

    /// What would go with it: its environments. Fails with `NotFound`, or with `Conflict` when it is in use.
    @WithTransaction
    public Uni<List<Environment>> preview(String projectKey) {
        return projects.get(projectKey).call(this::refuseInUse).chain(() -> environments.list(projectKey));
    }

    /// Fails with `NotFound`, with `Conflict` while it has flags that are not archived, or as
    /// [dev.guidon.flag.edit.ChangeGate#admit] does for one of its environments.
    @WithTransaction
    public Uni<Void> delete(String projectKey, Stamp stamp) {
        return projects.lock(projectKey)
                .call(this::refuseInUse)
                .call(() -> environments.lockAll(projectKey).chain(all -> close(all, stamp)))
                .call(project -> projects.delete(project, stamp.at()))
                .chain(project -> audit.append(entry(project, stamp)));
    }

    private Uni<?> refuseInUse(Project project) {
        return flags.all(project.key().text()).invoke(all -> RemovalState.refuseInUse(project, all));
    }

    private Uni<Void> close(List<Environment> all, Stamp stamp) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(environment -> closing.close(environment, stamp))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static AuditEntry entry(Project project, Stamp stamp) {
        return new AuditEntry(
                stamp,
                new AuditedChange.Edited(
                        "project.deleted",
                        AuditedResource.project(project.key().text()),
                        new Value.Structure(Map.of("name", new Value.Text(project.name()))),
                        new Value.Structure(Map.of())));
    }
}
