package dev.guidon.flag.definition;

import dev.guidon.engine.flag.Prerequisite;
import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.AdmitEverywhere;
import dev.guidon.flag.edit.ConfiguredFlag;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.FlagState;
import dev.guidon.flag.edit.FlagStore;
import dev.guidon.flag.edit.FlagStore.Requiring;
import dev.guidon.flag.edit.LockProject;
import dev.guidon.flag.edit.LockedFlag;
import dev.guidon.flag.edit.PublishEverywhere;
import dev.guidon.flag.project.ProjectStore;
import dev.guidon.flag.publish.Change;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Changes what a flag is everywhere in its project. What changes nothing is no version.
@ApplicationScoped
public class ChangeDefinition {
    private final LockProject locks;
    private final ProjectStore projects;
    private final FlagStore flags;
    private final AdmitEverywhere gates;
    private final PublishEverywhere publish;
    private final AuditTrail audit;

    ChangeDefinition(
            LockProject locks,
            ProjectStore projects,
            FlagStore flags,
            AdmitEverywhere gates,
            PublishEverywhere publish,
            AuditTrail audit) {
        this.locks = locks;
        this.projects = projects;
        this.flags = flags;
        this.gates = gates;
        this.publish = publish;
        this.audit = audit;
    }

    /// Which definition to change.
    ///
    /// @param expectedVersion the version that the author has seen; empty when the change fits whatever is there
    public record Target(String projectKey, String flagKey, Optional<Long> expectedVersion) {}

    /// What a change would do.
    public record Preview(FlagDefinition before, FlagDefinition after) {}

    private record Locked(LockedFlag flag, Redefinition change) {}

    /// Fails with `NotFound` of the project or the flag, with `StaleVersion`, with `Invalid`, or with `Conflict` when a
    /// variant to be removed is in use, when the flag can be neither archived nor brought back, or when an
    /// environment that it is on in does not admit that it answers differently.
    @WithTransaction
    public Uni<FlagDefinition> change(Target target, DefinitionDraft draft, Stamp stamp) {
        return locks.with(target.projectKey(), target.flagKey())
                .map(locked -> new Locked(locked, redefine(target, locked.flag(), draft, stamp)))
                .chain(locked -> locked.change().changesNothing()
                        ? Uni.createFrom().item(locked.change().before())
                        : put(locked, stamp));
    }

    /// Fails as [#change] does, and changes nothing.
    @WithTransaction
    public Uni<Preview> preview(Target target, DefinitionDraft draft, Stamp stamp) {
        return projects.get(target.projectKey())
                .chain(() -> flags.get(target.projectKey(), target.flagKey()))
                .map(flag -> redefine(target, flag, draft, stamp))
                .call(this::check)
                .map(change -> new Preview(change.before(), change.after()));
    }

    private static Redefinition redefine(Target target, ConfiguredFlag flag, DefinitionDraft draft, Stamp stamp) {
        long actual = flag.definition().version();
        target.expectedVersion().filter(expected -> expected != actual).ifPresent(expected -> {
            throw new FailureException(new Failure.StaleVersion("flag", target.flagKey(), expected, actual));
        });
        return new Redefinition(flag, draft.read(flag.definition(), stamp.at()));
    }

    private Uni<FlagDefinition> put(Locked locked, Stamp stamp) {
        Redefinition change = locked.change();
        return check(change)
                .chain(() -> flags.update(change.after(), stamp))
                .chain(() -> publish(locked, stamp))
                .chain(() -> append(change, stamp))
                .replaceWith(change.after());
    }

    private Uni<Void> check(Redefinition change) {
        String project = change.after().projectKey().text();
        String key = change.after().key().text();
        Uni<?> checked = Uni.createFrom().voidItem();
        if (!change.removedVariants().isEmpty()) {
            checked = flags.dependents(project, key)
                    .invoke(dependents -> VariantUses.refuse(change.removedVariants(), change.flag(), dependents));
        }
        if (change.archives()) {
            checked = checked.chain(() -> flags.requiring(project, key, Requiring.IN_USE))
                    .invoke(requiring -> FlagState.refuseRequired(key, requiring));
        }
        if (change.unarchives()) {
            checked = checked.chain(() -> refuseUnlessRequiredAreInUse(change.flag()));
        }
        return checked.replaceWithVoid();
    }

    private Uni<Void> refuseUnlessRequiredAreInUse(ConfiguredFlag flag) {
        Set<String> required = flag.configurations().values().stream()
                .flatMap(configuration -> configuration.prerequisites().stream())
                .map(Prerequisite::flagKey)
                .collect(Collectors.toSet());
        return flags.neighbours(flag.definition().projectKey().text(), required)
                .invoke(inUse -> {
                    Set<String> missing = new HashSet<>(required);
                    missing.removeAll(inUse.variants().keySet());
                    FlagState.refuseMissing(flag.definition().key().text(), missing);
                })
                .replaceWithVoid();
    }

    private Uni<Void> publish(Locked locked, Stamp stamp) {
        FlagDefinition after = locked.change().after();
        if (after.answersLike(locked.change().before())) {
            return Uni.createFrom().voidItem();
        }
        ConfiguredFlag flag = new ConfiguredFlag(after, locked.flag().flag().configurations());
        String key = after.key().text();
        return gates.admit(locked.flag(), after, stamp)
                .chain(() -> publish.publish(
                        locked.flag(),
                        environment -> after.isArchived()
                                ? new Change.FlagRemoved(key)
                                : new Change.FlagPut(flag.in(environment)),
                        stamp));
    }

    private Uni<Void> append(Redefinition change, Stamp stamp) {
        List<AuditEntry> entries = change.audited().stream()
                .map(audited -> new AuditEntry(stamp, audited))
                .toList();
        return Multi.createFrom()
                .iterable(entries)
                .onItem()
                .transformToUniAndConcatenate(audit::append)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
