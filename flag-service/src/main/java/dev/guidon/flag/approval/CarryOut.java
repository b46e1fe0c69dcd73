package dev.guidon.flag.approval;

import dev.guidon.flag.approval.Proposal.Change;
import dev.guidon.flag.approval.Proposal.DefinitionChange;
import dev.guidon.flag.approval.Proposal.FlagChange;
import dev.guidon.flag.approval.Proposal.SegmentChange;
import dev.guidon.flag.audit.Actor;
import dev.guidon.flag.audit.Origin;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.definition.ChangeDefinition;
import dev.guidon.flag.edit.ChangeConfiguration;
import dev.guidon.flag.edit.ChangeConfiguration.Target;
import dev.guidon.flag.policy.EnvironmentPolicy.Approval;
import dev.guidon.flag.schedule.MakeSchedule;
import dev.guidon.flag.schedule.Schedule.Task;
import dev.guidon.flag.schedule.ScheduleDraft;
import dev.guidon.flag.segment.ChangeSegment;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes the changes of an approved request, one after the other, in the caller's transaction. The only place that says
/// of a change that it was approved.
@ApplicationScoped
class CarryOut {
    private final ChangeConfiguration change;
    private final ChangeSegment segments;
    private final ChangeDefinition definitions;
    private final MakeSchedule schedule;

    CarryOut(ChangeConfiguration change, ChangeSegment segments, ChangeDefinition definitions, MakeSchedule schedule) {
        this.definitions = definitions;
        this.change = change;
        this.segments = segments;
        this.schedule = schedule;
    }

    /// Fails with `Conflict` when a flag moved on and approvals do not hold any more, or when a change does not fit any
    /// more, and as the gate does.
    ///
    /// @param environments whose policy is content with the approvals
    /// @param stamp of whoever carries it out
    Uni<Void> carryOut(ChangeRequest request, Approval approval, Set<String> environments, Stamp stamp) {
        Stamp approved = approved(request, environments, stamp);
        return Multi.createFrom()
                .iterable(request.proposal().changes())
                .onItem()
                .transformToUniAndConcatenate(wanted -> make(request, wanted, approval, approved)
                        .onFailure(FailureException.class)
                        .transform(refused -> explained(wanted, ((FailureException) refused).failure())))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<?> make(ChangeRequest request, Change wanted, Approval approval, Stamp stamp) {
        Optional<Long> expected = approval.keptWhenFlagMovesOn() ? Optional.empty() : Optional.of(wanted.baseVersion());
        return switch (wanted) {
            case FlagChange flag ->
                make(request, flag, new Target(request.head().address().flag(flag.flagKey()), expected), stamp);
            case SegmentChange segment ->
                segments.change(new ChangeSegment.Target(segment.address(), expected), segment.patch(), stamp);
            case DefinitionChange flag -> {
                String project = request.head().address().projectKey();
                yield definitions.change(
                        new ChangeDefinition.Target(project, flag.flagKey(), expected), flag.patch(), stamp);
            }
        };
    }

    private Uni<?> make(ChangeRequest request, FlagChange wanted, Target target, Stamp stamp) {
        return switch (request.proposal().plan()) {
            case Plan.OnRequest(), Plan.OnApproval(), Plan.At(var _) -> change.change(target, wanted.patch(), stamp);
            case Plan.Recurring(var timing) -> {
                Task task = new Task(wanted.patch(), stamp.comment());
                yield change.preview(target, wanted.patch())
                        .chain(() -> schedule.make(target.address(), new ScheduleDraft(task, timing), stamp));
            }
        };
    }

    private static Stamp approved(ChangeRequest request, Set<String> environments, Stamp stamp) {
        String approvers = request.approvers().stream().map(Actor::id).collect(Collectors.joining(", "));
        String by = " (requested by " + request.head().author().id() + ", approved by " + approvers + ")";
        int room = Math.max(Stamp.MAX_COMMENT - by.length(), 0);
        String why = request.proposal().why();
        String comment = (why.length() > room ? why.substring(0, room) : why) + by;
        return new Stamp(
                request.actor(),
                stamp.at(),
                comment.length() > Stamp.MAX_COMMENT ? comment.substring(0, Stamp.MAX_COMMENT) : comment,
                stamp.origin().carryingOut(new Origin.Approval(request.head().id(), environments)));
    }

    private static FailureException explained(Change wanted, Failure refusal) {
        return new FailureException(
                switch (refusal) {
                    case Failure.StaleVersion stale ->
                        new Failure.Conflict(
                                "change_request_outdated",
                                wanted.subject() + " is at version " + stale.actual() + "; the request was"
                                        + " approved for version " + stale.expected()
                                        + "; send it again and have it approved again");
                    case Failure.Invalid invalid ->
                        new Failure.Conflict(
                                "change_request_conflict",
                                "the change of " + wanted.subject() + " does not fit any more: " + invalid.detail());
                    default -> refusal;
                });
    }
}
