package dev.guidon.flag.approval;

import dev.guidon.flag.approval.Review.Verdict;
import dev.guidon.flag.audit.Actor;
import dev.guidon.flag.edit.EnvironmentAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A change of flags in one environment that others approve before it is made.
///
/// @param reviews in the order they came
public record ChangeRequest(Head head, Proposal proposal, Progress progress, List<Review> reviews) {
    public ChangeRequest {
        reviews = List.copyOf(reviews);
    }

    /// What never changes of it.
    ///
    /// @param number counts requests in the order they were made; 0 until it is kept
    public record Head(String id, long number, EnvironmentAddress address, Actor author, Instant createdAt) {}

    /// @param revision counts the forms of the proposal; approvals hold for the form they were given to
    /// @param dueAt when the clock carries it out
    /// @param outcome what became of it, for people
    public record Progress(int revision, Status status, Optional<Instant> dueAt, String outcome) {
        static final Progress FIRST = new Progress(1, Status.PENDING, Optional.empty(), "");
    }

    public enum Status {
        PENDING,
        APPROVED,
        DECLINED,
        WITHDRAWN,
        APPLIED,
        /// The clock could not carry it out.
        FAILED
    }

    /// Whoever is named by changes that carry it out.
    public Actor actor() {
        return new Actor("change-request:" + head.id());
    }

    /// Those who approve of the present form.
    public Set<Actor> approvers() {
        Set<Actor> approvers = new LinkedHashSet<>();
        for (Review review : reviews) {
            if (review.revision() == progress.revision() && review.verdict() == Verdict.APPROVE) {
                approvers.add(review.reviewer());
            }
        }
        return approvers;
    }

    ChangeRequest with(Progress next) {
        return new ChangeRequest(head, proposal, next, reviews);
    }

    ChangeRequest ended(Status status, String outcome) {
        return with(new Progress(progress.revision(), status, Optional.empty(), outcome));
    }

    /// The request after a review, approved as soon as `quorum` approve of it.
    ChangeRequest reviewed(Review review, int quorum) {
        List<Review> all = new ArrayList<>(reviews);
        all.add(review);
        ChangeRequest next = new ChangeRequest(head, proposal, progress, all);
        return switch (review.verdict()) {
            case COMMENT -> next;
            case DECLINE -> next.ended(Status.DECLINED, "");
            case APPROVE ->
                progress.status() == Status.PENDING && next.approvers().size() >= quorum
                        ? next.approved(review.at())
                        : next;
        };
    }

    private ChangeRequest approved(Instant at) {
        return with(new Progress(
                progress.revision(), Status.APPROVED, proposal.plan().dueAt(at), ""));
    }

    /// In another form, which nobody has approved.
    ChangeRequest revised(Proposal next) {
        return new ChangeRequest(
                head, next, new Progress(progress.revision() + 1, Status.PENDING, Optional.empty(), ""), reviews);
    }

    ChangeRequest postponedTo(Instant at) {
        return with(new Progress(progress.revision(), progress.status(), Optional.of(at), progress.outcome()));
    }
}
