package dev.guidon.flag.edit;

import dev.guidon.engine.flag.Prerequisite;
import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.FlagStore.Requiring;
import dev.guidon.flag.publish.Change;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Takes a flag out of use, and brings it back as it was. While it is archived readers do not know it, so that callers
/// get the value in their code.
@ApplicationScoped
public class ArchiveFlag {
    private final LockProject locks;
    private final FlagStore flags;
    private final PublishEverywhere publish;
    private final AuditTrail audit;

    ArchiveFlag(LockProject locks, FlagStore flags, PublishEverywhere publish, AuditTrail audit) {
        this.locks = locks;
        this.flags = flags;
        this.publish = publish;
        this.audit = audit;
    }

    /// Fails with `NotFound`, or with `Conflict` when it is archived or when flags in use require it.
    @WithTransaction
    public Uni<FlagDefinition> archive(String projectKey, String flagKey, Stamp stamp) {
        return locks.with(projectKey, flagKey)
                .invoke(locked -> FlagState.refuseArchived(locked.flag().definition()))
                .call(() -> flags.requiring(projectKey, flagKey, Requiring.IN_USE)
                        .invoke(requiring -> FlagState.refuseRequired(flagKey, requiring)))
                .call(locked -> update(locked, Optional.of(stamp.at())))
                .call(locked -> publish.publish(locked, _ -> new Change.FlagRemoved(flagKey), stamp))
                .call(() -> audit.append(new AuditEntry(stamp, new AuditedChange.FlagArchived(projectKey, flagKey))))
                .map(locked -> locked.flag().definition().archived(Optional.of(stamp.at())));
    }

    /// Fails with `NotFound`, or with `Conflict` when it is not archived or when a flag that it requires is.
    @WithTransaction
    public Uni<FlagDefinition> unarchive(String projectKey, String flagKey, Stamp stamp) {
        return locks.with(projectKey, flagKey)
                .invoke(locked -> FlagState.refuseUnarchived(locked.flag().definition()))
                .call(this::refuseUnlessRequiredAreInUse)
                .call(locked -> update(locked, Optional.empty()))
                .call(locked -> publish.publish(
                        locked, environment -> new Change.FlagPut(locked.flag().in(environment)), stamp))
                .call(() -> audit.append(new AuditEntry(stamp, new AuditedChange.FlagUnarchived(projectKey, flagKey))))
                .map(locked -> locked.flag().definition().archived(Optional.empty()));
    }

    private Uni<Void> update(LockedFlag locked, Optional<Instant> archivedAt) {
        return flags.update(locked.flag().definition().archived(archivedAt));
    }

    private Uni<Neighbours> refuseUnlessRequiredAreInUse(LockedFlag locked) {
        FlagDefinition flag = locked.flag().definition();
        Set<String> required = locked.flag().configurations().values().stream()
                .flatMap(configuration -> configuration.prerequisites().stream())
                .map(Prerequisite::flagKey)
                .collect(Collectors.toSet());
        return flags.neighbours(flag.projectKey().text(), required).invoke(inUse -> {
            Set<String> missing = new HashSet<>(required);
            missing.removeAll(inUse.variants().keySet());
            FlagState.refuseMissing(flag.key().text(), missing);
        });
    }
}
