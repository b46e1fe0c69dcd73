package dev.guidon.flag.approval;

import dev.guidon.flag.approval.ChangeRequest.Status;
import dev.guidon.flag.approval.Review.Verdict;
import dev.guidon.flag.approval.WriteChangeRequest.Found;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.policy.EnvironmentPolicy.Approval;
import dev.guidon.flag.policy.ReadRules;
import dev.guidon.flag.policy.Standing;
import dev.guidon.flag.policy.Standings;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;

/// What others say of a change request.
@ApplicationScoped
public class ReviewChangeRequest {
    private final EnvironmentStore environments;
    private final RequestStore requests;
    private final ReadRules rules;
    private final Standings standings;
    private final AuditTrail audit;

    ReviewChangeRequest(
            EnvironmentStore environments,
            RequestStore requests,
            ReadRules rules,
            Standings standings,
            AuditTrail audit) {
        this.environments = environments;
        this.requests = requests;
        this.rules = rules;
        this.standings = standings;
        this.audit = audit;
    }

    private record Step(ChangeRequest before, ChangeRequest after, Review review) {
        String verb() {
            return switch (review.verdict()) {
                case APPROVE -> "approved";
                case DECLINE -> "declined";
                case COMMENT -> "commented";
            };
        }
    }

    private record Bench(Approval approval, Standing standing) {}

    /// Fails with `NotFound`, with `StaleVersion` when the request was put in another form since, with `Conflict` when
    /// it is over, or with `Forbidden` for its author and for those who may not approve here.
    ///
    /// @param seen the revision that the verdict is about
    @WithTransaction
    public Uni<ChangeRequest> judge(Found found, long seen, Verdict verdict, Stamp stamp) {
        return environments
                .get(found.address().projectKey(), found.address().environmentKey())
                .chain(environment -> requests.lock(environment, found.id())
                        .map(request -> RequestState.requireRevision(request, seen))
                        .chain(request ->
                                bench(environment, stamp).map(bench -> judged(request, verdict, bench, stamp))))
                .call(step -> requests.add(step.after(), step.review()))
                .call(step -> requests.update(step.after()))
                .call(step -> audit.append(RequestValues.changed(step.verb(), step.before(), step.after(), stamp)))
                .map(Step::after);
    }

    private Uni<Bench> bench(Environment environment, Stamp stamp) {
        return rules.rules(environment)
                .map(found -> found.policy().approval().orElse(Approval.STANDARD))
                .chain(approval -> standings
                        .of(stamp.actor(), environment.projectKey().text())
                        .map(standing -> new Bench(approval, standing)));
    }

    private static Step judged(ChangeRequest request, Verdict verdict, Bench bench, Stamp stamp) {
        boolean isComment = verdict == Verdict.COMMENT;
        RequestState.require(
                request, isComment ? EnumSet.allOf(Status.class) : Set.of(Status.PENDING, Status.APPROVED));
        if (!isComment) {
            RequestState.requireReviewer(request, bench.approval(), bench.standing());
        }
        if (request.reviews().size() >= RequestStore.MAX_REVIEWS) {
            throw new FailureException(
                    new Failure.Conflict("change_request_full", "so much was said of it that no more is taken"));
        }
        Review review = new Review(stamp.actor(), verdict, request.progress().revision(), stamp.comment(), stamp.at());
        return new Step(request, request.reviewed(review, bench.approval().quorum()), review);
    }
}
