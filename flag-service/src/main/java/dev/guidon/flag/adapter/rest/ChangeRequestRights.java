package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.ResourceName;
import dev.guidon.flag.access.ResourceType;
import dev.guidon.flag.adapter.json.InstructionsDraft;
import dev.guidon.flag.approval.Proposal;
import dev.guidon.flag.approval.Proposal.FlagChange;
import dev.guidon.flag.approval.ProposalDraft;
import dev.guidon.flag.approval.ProposalDraft.FlagDraft;
import dev.guidon.flag.approval.ProposalDraft.SegmentDraft;
import dev.guidon.flag.approval.ReadChangeRequests;
import dev.guidon.flag.approval.RequestStore.Sight;
import dev.guidon.flag.approval.WriteChangeRequest.Found;
import dev.guidon.flag.edit.EnvironmentAddress;
import dev.guidon.flag.segment.ReadSegments;
import dev.guidon.flag.segment.SegmentAddress;
import dev.guidon.flag.segment.SegmentScope;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the path of a request about change requests does not tell: rights to the flags and segments that they are
/// about. A change request shows how they are, and whoever approves of it lets it be made.
@ApplicationScoped
class ChangeRequestRights {
    private final ReadChangeRequests requests;
    private final ReadSegments segments;
    private final FlagRights flags;
    private final Caller caller;

    ChangeRequestRights(ReadChangeRequests requests, ReadSegments segments, FlagRights flags, Caller caller) {
        this.requests = requests;
        this.segments = segments;
        this.flags = flags;
        this.caller = caller;
    }

    /// What to show of a list.
    Sight sight(String project, String environment) {
        return new Sight(
                flags.visible(project, environment),
                caller.visible(
                        Action.SEGMENT_READ,
                        ResourceNames.environment(project, environment).with(ResourceType.SEGMENT, ResourceName.ALL)));
    }

    /// Its answer tells what leads from what there is to what is wanted.
    Uni<Void> requireToPropose(EnvironmentAddress address, ProposalDraft draft) {
        List<String> keys = draft.changes().stream()
                .flatMap(change -> change instanceof FlagDraft flag ? Stream.of(flag.flagKey()) : Stream.empty())
                .toList();
        List<SegmentAddress> wanted = draft.changes().stream()
                .flatMap(change ->
                        change instanceof SegmentDraft segment ? Stream.of(address(address, segment)) : Stream.empty())
                .toList();
        return flags.requireToRead(address, keys).chain(() -> require(wanted, Set.of(Action.SEGMENT_READ)));
    }

    private static SegmentAddress address(EnvironmentAddress address, SegmentDraft segment) {
        SegmentScope scope = segment.projectWide()
                ? SegmentScope.project(address.projectKey())
                : SegmentScope.environment(address.projectKey(), address.environmentKey());
        return new SegmentAddress(scope, segment.segmentKey());
    }

    Uni<Void> requireToRead(Found found) {
        return requests.plain(found).chain(request -> flags.requireToRead(
                        found.address(), request.proposal().flagKeys())
                .chain(() -> require(segments(request.proposal()), Set.of(Action.SEGMENT_READ))));
    }

    /// Nobody gives what they do not have: whoever approves must be allowed to make the changes.
    Uni<Void> requireToApprove(Found found) {
        return requests.plain(found).chain(request -> flags.require(
                        found.address(),
                        request.proposal()
                                .flagChanges()
                                .collect(Collectors.toMap(FlagChange::flagKey, ChangeRequestRights::actions)))
                .chain(() ->
                        require(segments(request.proposal()), EnumSet.of(Action.SEGMENT_READ, Action.SEGMENT_UPDATE))));
    }

    private static List<SegmentAddress> segments(Proposal proposal) {
        return proposal.segmentChanges().map(Proposal.SegmentChange::address).toList();
    }

    private static Set<Action> actions(FlagChange change) {
        EnumSet<Action> actions = EnumSet.of(Action.FLAG_READ);
        if (change.patch() instanceof InstructionsDraft sent) {
            actions.addAll(FlagRights.actions(sent.patch()));
        } else {
            actions.addAll(Set.of(Action.FLAG_UPDATE, Action.FLAG_TOGGLE));
        }
        return actions;
    }

    private Uni<Void> require(List<SegmentAddress> wanted, Set<Action> actions) {
        return Multi.createFrom()
                .iterable(wanted)
                .onItem()
                .transformToUniAndConcatenate(address -> tags(address).chain(tags -> require(address, tags, actions)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /// None of one that is gone.
    private Uni<Set<String>> tags(SegmentAddress address) {
        return segments.tags(address).onFailure(ChangeRequestRights::isGone).recoverWithItem(Set.of());
    }

    private static boolean isGone(Throwable failed) {
        return failed instanceof FailureException refused && refused.failure() instanceof Failure.NotFound;
    }

    private Uni<Void> require(SegmentAddress address, Set<String> tags, Set<Action> actions) {
        SegmentScope scope = address.scope();
        ResourceName name = scope.environmentKey()
                .map(environment -> ResourceNames.environment(scope.projectKey(), environment))
                .orElseGet(() -> ResourceName.project(scope.projectKey()))
                .with(ResourceType.SEGMENT, address.segmentKey())
                .tagged(tags);
        return Multi.createFrom()
                .iterable(actions)
                .onItem()
                .transformToUniAndConcatenate(action -> caller.require(action, name))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
