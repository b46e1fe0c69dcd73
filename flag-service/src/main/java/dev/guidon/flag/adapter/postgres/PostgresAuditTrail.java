package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.adapter.PresentClaim;
import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.idempotency.Claim;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// The audit trail in PostgreSQL, which refuses to change or delete an entry.
@ApplicationScoped
class PostgresAuditTrail implements AuditTrail {

    /// There is no change without its entry, so this is also where a transaction notes that the request it belongs to
    /// counts.
    @Override
    public Uni<Void> append(AuditEntry entry) {
        return PresentClaim.find()
                .map(PostgresAuditTrail::commit)
                .orElseGet(() -> Uni.createFrom().voidItem())
                .chain(() -> Rows.insert(List.of(AuditRow.of(entry))));
    }

    /// Fails when a later attempt took over, and the transaction with it.
    private static Uni<Void> commit(Claim claim) {
        return Rows.inSession(session -> session.createMutationQuery(
                                "update ClaimRow a set a.committed = true where a.id = :id and a.claim = :claim")
                        .setParameter("id", ClaimRow.Id.of(claim.request()))
                        .setParameter("claim", claim.id())
                        .executeUpdate())
                .invoke(PostgresAuditTrail::refuseUnlessClaimed)
                .replaceWithVoid();
    }

    private static void refuseUnlessClaimed(int updated) {
        if (updated == 0) {
            throw new FailureException(new Failure.Conflict(
                    "idempotency_in_progress", "a later request with the same key took over; this one is given up"));
        }
    }
}
