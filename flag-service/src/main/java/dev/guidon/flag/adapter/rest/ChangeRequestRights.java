package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.ResourceName;
import dev.guidon.flag.access.ResourceType;
import dev.guidon.flag.adapter.json.InstructionsDraft;
import dev.guidon.flag.approval.ChangeRequest;
import dev.guidon.flag.approval.Proposal;
import dev.guidon.flag.approval.Proposal.DefinitionChange;
import dev.guidon.flag.approval.Proposal.FlagChange;
import dev.guidon.flag.approval.ProposalDraft;
import dev.guidon.flag.approval.ProposalDraft.FlagDraft;
import dev.guidon.flag.approval.ProposalDraft.SegmentDraft;
import dev.guidon.flag.approval.ProposalDraft.WholeFlagDraft;
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
import java.util.List;
import java.util.Map;
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
        Map<String, Set<Action>> definitions = draft.changes().stream()
                .flatMap(change -> change instanceof WholeFlagDraft flag ? Stream.of(flag.flagKey()) : Stream.empty())
                .collect(Collectors.toMap(key -> key, _ -> Set.of(Action.FLAG_READ)));
        return flags.requireToRead(address, keys)
                .chain(() -> flags.requireOfDefinitions(address.projectKey(), definitions))
                .chain(() -> require(wanted, Set.of(Action.SEGMENT_READ)));
    }

    private static SegmentAddress address(EnvironmentAddress address, SegmentDraft segment) {
        SegmentScope scope = segment.projectWide()
                ? SegmentScope.project(address.projectKey())
                : SegmentScope.environment(address.projectKey(), address.environmentKey());
        return new SegmentAddress(scope, segment.segmentKey());
    }

    Uni<Void> requireToRead(Found found) {
        return requests.plain(found).chain(request -> requireToRead(found, request));
    }

    private Uni<Void> requireToRead(Found found, ChangeRequest request) {
        Map<String, Set<Action>> definitions = request.proposal()
                .definitionChanges()
                .collect(Collectors.toMap(DefinitionChange::flagKey, _ -> Set.of(Action.FLAG_READ)));
        return flags.requireToRead(found.address(), request.proposal().flagKeys())
                .chain(() -> flags.requireOfDefinitions(found.address().projectKey(), definitions))
                .chain(() -> require(segments(request.proposal()), Set.of(Action.SEGMENT_READ)));
    }

    /// Nobody gives what they do not have: whoever approves must be allowed to make the changes. Fails with
    /// `StaleVersion`, too, so that what is approved is what was looked at.
    ///
    /// @param seen the revision that is approved
    Uni<Void> requireToApprove(Found found, long seen) {
        return requests.plain(found)
                .invoke(request -> refuseUnlessAt(request, seen))
                .call(request -> requireToRead(found, request))
                .chain(request -> requireToMake(found, request.proposal()));
    }

    private static void refuseUnlessAt(ChangeRequest request, long seen) {
        int actual = request.progress().revision();
        if (actual != seen) {
            throw new FailureException(
                    new Failure.StaleVersion("change request", request.head().id(), seen, actual));
        }
    }

    private Uni<Void> requireToMake(Found found, Proposal proposal) {
        Map<String, Set<Action>> inEnvironment =
                proposal.flagChanges().collect(Collectors.toMap(FlagChange::flagKey, ChangeRequestRights::actions));
        Map<String, Set<Action>> asAWhole = proposal.definitionChanges()
                .collect(Collectors.toMap(DefinitionChange::flagKey, ChangeRequestRights::actions));
        return flags.require(found.address(), inEnvironment)
                .chain(() -> flags.requireOfDefinitions(found.address().projectKey(), asAWhole))
                .chain(() -> require(segments(proposal), Set.of(Action.SEGMENT_UPDATE)));
    }

    private static Set<Action> actions(DefinitionChange change) {
        return change.patch().archives() ? Set.of(Action.FLAG_DEFINE, Action.FLAG_ARCHIVE) : Set.of(Action.FLAG_DEFINE);
    }

    private static List<SegmentAddress> segments(Proposal proposal) {
        return proposal.segmentChanges().map(Proposal.SegmentChange::address).toList();
    }

    private static Set<Action> actions(FlagChange change) {
        return change.patch() instanceof InstructionsDraft sent
                ? FlagRights.actions(sent.patch())
                : Set.of(Action.FLAG_UPDATE, Action.FLAG_TOGGLE);
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
