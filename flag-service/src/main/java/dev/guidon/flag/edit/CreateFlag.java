package dev.guidon.flag.edit;

import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.FlagDraft.Surroundings;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.project.Project;
import dev.guidon.flag.project.ProjectStore;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/// Adds a flag to a project, and a first configuration of it to each environment.
@ApplicationScoped
public class CreateFlag {
    private final ProjectStore projects;
    private final EnvironmentStore environments;
    private final FlagStore flags;
    private final PutConfiguration configuration;
    private final AuditTrail audit;

    CreateFlag(
            ProjectStore projects,
            EnvironmentStore environments,
            FlagStore flags,
            PutConfiguration configuration,
            AuditTrail audit) {
        this.projects = projects;
        this.environments = environments;
        this.flags = flags;
        this.configuration = configuration;
        this.audit = audit;
    }

    /// Fails with `NotFound` of the project, with `Invalid`, or with `AlreadyExists`.
    @WithTransaction
    public Uni<ConfiguredFlag> create(String projectKey, FlagDraft draft, Stamp stamp) {
        return projects.lock(projectKey)
                .call(() -> flags.count(projectKey).invoke(CreateFlag::refuseWhenFull))
                .chain(project -> surroundings(project, draft.requiredFlags()))
                .map(around -> Reading.of(draft, around, stamp))
                .call(reading -> add(reading, stamp))
                .map(Reading::flag);
    }

    private record Reading(List<Environment> environments, ConfiguredFlag flag) {
        static Reading of(FlagDraft draft, Surroundings around, Stamp stamp) {
            return new Reading(
                    around.environments(), draft.read(around, stamp.at()).inAll(around.environments()));
        }
    }

    private Uni<Surroundings> surroundings(Project project, Set<String> requiredFlags) {
        return Uni.combine()
                .all()
                .unis(
                        environments.lockAll(project.key().text()),
                        flags.neighbours(project.key().text(), requiredFlags))
                .usingConcurrencyOf(1)
                .with((locked, neighbours) -> new Surroundings(project, locked, neighbours));
    }

    private Uni<Void> add(Reading reading, Stamp stamp) {
        FlagDefinition definition = reading.flag().definition();
        AuditedChange change = new AuditedChange.FlagCreated(
                definition.projectKey().text(), definition.key().text(), definition.type(), definition.variants());
        return flags.add(definition, stamp)
                .chain(() -> audit.append(new AuditEntry(stamp, change)))
                .chain(() -> configure(reading, stamp));
    }

    private Uni<Void> configure(Reading reading, Stamp stamp) {
        return Multi.createFrom()
                .iterable(reading.environments())
                .onItem()
                .transformToUniAndConcatenate(environment -> configuration.put(
                        environment, Revision.first(reading.flag().in(environment)), stamp))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static void refuseWhenFull(long existing) {
        if (existing >= FlagDefinition.MAX_PER_PROJECT) {
            throw new FailureException(
                    Failure.Invalid.of("/key", "a project has at most " + FlagDefinition.MAX_PER_PROJECT + " flags"));
        }
    }
}
