package dev.guidon.flag.approval;

import dev.guidon.flag.approval.ChangeRequest.Head;
import dev.guidon.flag.approval.ChangeRequest.Progress;
import dev.guidon.flag.approval.ChangeRequest.Status;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.EnvironmentAddress;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.project.ShortIds;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/// What the author of a change request does: create it, put it in another form, withdraw it.
@ApplicationScoped
public class WriteChangeRequest {
    private final EnvironmentStore environments;
    private final RequestStore requests;
    private final Propose propose;
    private final ShortIds ids;
    private final AuditTrail audit;

    WriteChangeRequest(
            EnvironmentStore environments, RequestStore requests, Propose propose, ShortIds ids, AuditTrail audit) {
        this.environments = environments;
        this.requests = requests;
        this.propose = propose;
        this.ids = ids;
        this.audit = audit;
    }

    /// Fails as the changes themselves would, but for approval and freezes, or with `Invalid` when too many wait.
    @WithTransaction
    public Uni<ChangeRequest> create(EnvironmentAddress address, ProposalDraft draft, Stamp stamp) {
        Head head = new Head(ids.next(), 0, address, stamp.actor(), stamp.at());
        return environment(address)
                .call(environment -> requests.open(environment).invoke(WriteChangeRequest::refuseWhenFull))
                .chain(environment -> propose.read(environment, address, draft, stamp)
                        .map(proposal -> new ChangeRequest(head, proposal, Progress.FIRST, List.of()))
                        .call(request -> requests.add(environment, request)))
                .call(request -> audit.append(RequestValues.created(request, stamp)));
    }

    private record Step(ChangeRequest before, ChangeRequest after) {}

    /// Drops all approvals. Fails as [#create] does, with `NotFound`, with `Forbidden` for anybody else, with
    /// `StaleVersion`, or with `Conflict` when it was carried out or withdrawn.
    ///
    /// @param seen the revision that is replaced
    @WithTransaction
    public Uni<ChangeRequest> revise(Found found, long seen, ProposalDraft draft, Stamp stamp) {
        return environment(found.address())
                .chain(environment -> requests.lock(environment, found.id())
                        .map(request -> RequestState.requireRevision(request, seen))
                        .map(request -> RequestState.require(
                                request, Set.of(Status.PENDING, Status.APPROVED, Status.DECLINED, Status.FAILED)))
                        .invoke(request -> RequestState.requireAuthor(request, stamp.actor()))
                        .chain(request -> propose.read(environment, found.address(), draft, stamp)
                                .map(proposal -> new Step(request, request.revised(proposal)))))
                .call(step -> requests.update(step.after()))
                .call(step -> audit.append(RequestValues.changed("revised", step.before(), step.after(), stamp)))
                .map(Step::after);
    }

    /// Where a request is found.
    public record Found(EnvironmentAddress address, String id) {}

    /// Fails with `NotFound`, with `Forbidden` for anybody else, or with `Conflict` when it is over.
    @WithTransaction
    public Uni<ChangeRequest> withdraw(Found found, Stamp stamp) {
        return environment(found.address())
                .chain(environment -> requests.lock(environment, found.id()))
                .map(request -> RequestState.require(
                        request, Set.of(Status.PENDING, Status.APPROVED, Status.DECLINED, Status.FAILED)))
                .invoke(request -> RequestState.requireAuthor(request, stamp.actor()))
                .map(request -> new Step(request, request.ended(Status.WITHDRAWN, stamp.comment())))
                .call(step -> requests.update(step.after()))
                .call(step -> audit.append(RequestValues.changed("withdrawn", step.before(), step.after(), stamp)))
                .map(Step::after);
    }

    private Uni<Environment> environment(EnvironmentAddress address) {
        return environments.get(address.projectKey(), address.environmentKey());
    }

    private static void refuseWhenFull(long open) {
        if (open >= RequestStore.MAX_OPEN) {
            throw new FailureException(Failure.Invalid.of(
                    "/", "the environment has " + open + " change requests that wait; withdraw some first"));
        }
    }
}
