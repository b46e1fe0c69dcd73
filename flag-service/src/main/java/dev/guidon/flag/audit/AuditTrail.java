package dev.guidon.flag.audit;

import io.smallrye.mutiny.Uni;
import java.util.List;

/// Where audit entries are kept: in the caller's transaction, so that there is no change without its entry.
public interface AuditTrail {

    Uni<Void> append(List<AuditEntry> entries);

    default Uni<Void> append(AuditEntry entry) {
        return append(List.of(entry));
    }
}
