package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// The audit trail in PostgreSQL, which refuses to change or delete an entry.
@ApplicationScoped
class PostgresAuditTrail implements AuditTrail {

    @Override
    public Uni<Void> append(AuditEntry entry) {
        return Rows.insert(List.of(AuditRow.of(entry)));
    }
}
