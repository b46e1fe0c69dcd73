package dev.guidon.flag.approval;

import dev.guidon.flag.approval.ChangeRequest.Status;
import dev.guidon.flag.approval.WriteChangeRequest.Found;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.policy.EnvironmentPolicy.Approval;
import dev.guidon.flag.policy.ReadRules;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.EnvironmentStore;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/// Carries an approved change request out: all its changes in one transaction with the note that it was.
@ApplicationScoped
public class ApplyChangeRequest {
    private final EnvironmentStore environments;
    private final RequestStore requests;
    private final ReadRules rules;
    private final CarryOut carryOut;
    private final AuditTrail audit;

    ApplyChangeRequest(
            EnvironmentStore environments,
            RequestStore requests,
            ReadRules rules,
            CarryOut carryOut,
            AuditTrail audit) {
        this.environments = environments;
        this.requests = requests;
        this.rules = rules;
        this.carryOut = carryOut;
        this.audit = audit;
    }

    private record Step(ChangeRequest before, ChangeRequest after) {}

    /// Fails with `NotFound`, with `Conflict` when it is not approved, has too few approvals by the policy of now or
    /// does not fit any more, and as the gate does.
    @WithTransaction
    public Uni<ChangeRequest> apply(Found found, Stamp stamp) {
        return environments
                .lock(found.address().projectKey(), found.address().environmentKey())
                .chain(environment -> requests.lock(environment, found.id())
                        .map(request -> RequestState.require(request, Set.of(Status.APPROVED)))
                        .call(request -> carryOut(environment, request, stamp)))
                .map(request -> new Step(
                        request,
                        request.ended(Status.APPLIED, "by " + stamp.actor().id())))
                .call(step -> requests.update(step.after()))
                .call(step -> audit.append(RequestValues.changed("applied", step.before(), step.after(), stamp)))
                .map(Step::after);
    }

    private Uni<Void> carryOut(Environment environment, ChangeRequest request, Stamp stamp) {
        return rules.rules(environment)
                .map(found -> found.policy().approval().orElse(Approval.STANDARD))
                .invoke(approval -> RequestState.requireQuorum(request, approval))
                .chain(approval -> carryOut.carryOut(request, approval, stamp));
    }
}
