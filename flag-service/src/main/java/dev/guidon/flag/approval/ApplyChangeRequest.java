package dev.guidon.flag.approval;

import dev.guidon.flag.approval.ChangeRequest.Status;
import dev.guidon.flag.approval.WriteChangeRequest.Found;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.Stamp;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/// Carries an approved change request out: all its changes in one transaction with the note that it was.
@ApplicationScoped
public class ApplyChangeRequest {
    private final LockRequest locks;
    private final RequestStore requests;
    private final ReadApprovals approvals;
    private final CarryOut carryOut;
    private final AuditTrail audit;

    ApplyChangeRequest(
            LockRequest locks, RequestStore requests, ReadApprovals approvals, CarryOut carryOut, AuditTrail audit) {
        this.locks = locks;
        this.requests = requests;
        this.approvals = approvals;
        this.carryOut = carryOut;
        this.audit = audit;
    }

    private record Step(ChangeRequest before, ChangeRequest after) {}

    /// Fails with `NotFound`, with `Conflict` when it is not approved, has too few approvals by the policy of now or
    /// does not fit any more, and as the gate does.
    @WithTransaction
    public Uni<ChangeRequest> apply(Found found, Stamp stamp) {
        return locks.lock(found)
                .invoke(locked -> RequestState.require(locked.request(), Set.of(Status.APPROVED)))
                .call(locked -> carryOut(locked, stamp))
                .map(LockRequest.Locked::request)
                .map(request -> new Step(
                        request,
                        request.ended(Status.APPLIED, "by " + stamp.actor().id())))
                .call(step -> requests.update(step.after()))
                .call(step -> audit.append(RequestValues.changed("applied", step.before(), step.after(), stamp)))
                .map(Step::after);
    }

    private Uni<Void> carryOut(LockRequest.Locked locked, Stamp stamp) {
        return approvals
                .of(locked.environment(), locked.request())
                .invoke(given -> RequestState.requireQuorum(locked.request(), given.approval()))
                .chain(given -> carryOut.carryOut(locked.request(), given.approval(), given.environments(), stamp));
    }
}
