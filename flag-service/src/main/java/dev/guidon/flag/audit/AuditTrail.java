package dev.guidon.flag.audit;

import io.smallrye.mutiny.Uni;

/// Where audit entries are kept: in the caller's transaction, so that there is no change without its entry.
@FunctionalInterface
public interface AuditTrail {

    Uni<Void> append(AuditEntry entry);
}
