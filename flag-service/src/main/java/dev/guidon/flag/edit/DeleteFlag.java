package dev.guidon.flag.edit;

import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.FlagStore.Requiring;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Deletes a flag that is archived, for good. Readers have dropped it by then.
@ApplicationScoped
public class DeleteFlag {
    private final LockProject locks;
    private final FlagStore flags;
    private final AuditTrail audit;

    DeleteFlag(LockProject locks, FlagStore flags, AuditTrail audit) {
        this.locks = locks;
        this.flags = flags;
        this.audit = audit;
    }

    /// Fails with `NotFound`, or with `Conflict` when it is in use or when a flag, in use or archived, requires it.
    @WithTransaction
    public Uni<Void> delete(String projectKey, String flagKey, Stamp stamp) {
        return locks.with(projectKey, flagKey)
                .invoke(locked -> FlagState.refuseUnarchived(locked.flag().definition()))
                .call(() -> flags.requiring(projectKey, flagKey, Requiring.IN_USE_OR_ARCHIVED)
                        .invoke(requiring -> FlagState.refuseRequired(flagKey, requiring)))
                .call(() -> flags.delete(projectKey, flagKey, stamp.at()))
                .chain(() -> audit.append(new AuditEntry(stamp, new AuditedChange.FlagDeleted(projectKey, flagKey))));
    }
}
