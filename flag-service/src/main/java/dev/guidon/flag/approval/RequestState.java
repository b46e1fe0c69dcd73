package dev.guidon.flag.approval;

import dev.guidon.flag.approval.ChangeRequest.Status;
import dev.guidon.flag.audit.Actor;
import dev.guidon.flag.policy.EnvironmentPolicy.Approval;
import dev.guidon.flag.policy.Standing;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.util.Locale;
import java.util.Set;

/// What the state of a request forbids. Everything throws a `FailureException`.
final class RequestState {
    private RequestState() {}

    static ChangeRequest require(ChangeRequest request, Set<Status> allowed) {
        Status status = request.progress().status();
        if (!allowed.contains(status)) {
            String word = status.name().toLowerCase(Locale.ROOT);
            throw new FailureException(new Failure.Conflict(
                    "change_request_" + word,
                    "change request '" + request.head().id() + "' is " + word));
        }
        return request;
    }

    static ChangeRequest requireRevision(ChangeRequest request, long seen) {
        int actual = request.progress().revision();
        if (actual != seen) {
            throw new FailureException(
                    new Failure.StaleVersion("change request", request.head().id(), seen, actual));
        }
        return request;
    }

    static void requireAuthor(ChangeRequest request, Actor actor) {
        if (!request.head().author().equals(actor)) {
            throw forbidden("only its author '" + request.head().author().id() + "' may do this to a change request");
        }
    }

    /// Nobody judges what is their own.
    static void requireReviewer(ChangeRequest request, Approval approval, Standing standing) {
        if (!standing.isPerson()) {
            throw forbidden("programs do not review changes; a person must");
        }
        if (request.head().author().equals(standing.actor())) {
            throw forbidden("the author of a change request may not review it; somebody else must");
        }
        if (!approval.mayApprove(standing)) {
            throw forbidden("'" + standing.actor().id() + "' is none of those who may approve changes here");
        }
    }

    static void requireQuorum(ChangeRequest request, Approval approval) {
        int approvals = request.approvers().size();
        if (approvals < approval.quorum()) {
            throw new FailureException(new Failure.Conflict(
                    "approval_required",
                    "the request has " + approvals + " of " + approval.quorum() + " approvals that it needs by now"));
        }
    }

    private static FailureException forbidden(String problem) {
        return new FailureException(new Failure.Forbidden(problem));
    }
}
