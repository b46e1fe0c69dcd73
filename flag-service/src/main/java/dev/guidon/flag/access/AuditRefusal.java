package dev.guidon.flag.access;

import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Writes a refusal in a transaction of its own: there is no change that it could stand beside.
@ApplicationScoped
public class AuditRefusal {
    private final AuditTrail audit;

    AuditRefusal(AuditTrail audit) {
        this.audit = audit;
    }

    @WithTransaction
    public Uni<Void> append(AuditEntry entry) {
        return audit.append(entry);
    }
}
