package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.access.Action;
import dev.guidon.flag.adapter.json.InstructionsDraft;
import dev.guidon.flag.approval.Proposal.Change;
import dev.guidon.flag.approval.ProposalDraft;
import dev.guidon.flag.approval.ProposalDraft.ChangeDraft;
import dev.guidon.flag.approval.ReadChangeRequests;
import dev.guidon.flag.approval.WriteChangeRequest.Found;
import dev.guidon.flag.edit.EnvironmentAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/// What the path of a request about change requests does not tell: rights to the flags that they are about. A change
/// request shows how its flags are configured, and whoever approves of it lets it be made.
@ApplicationScoped
class ChangeRequestRights {
    private final ReadChangeRequests requests;
    private final FlagRights flags;

    ChangeRequestRights(ReadChangeRequests requests, FlagRights flags) {
        this.requests = requests;
        this.flags = flags;
    }

    /// Its answer tells what leads from what there is to what is wanted.
    Uni<Void> requireToPropose(EnvironmentAddress address, ProposalDraft draft) {
        return flags.requireToRead(
                address, draft.changes().stream().map(ChangeDraft::flagKey).toList());
    }

    Uni<Void> requireToRead(Found found) {
        return requests.plain(found)
                .chain(request ->
                        flags.requireToRead(found.address(), request.proposal().flagKeys()));
    }

    /// Nobody gives what they do not have: whoever approves must be allowed to make the changes.
    Uni<Void> requireToApprove(Found found) {
        return requests.plain(found)
                .chain(request -> flags.require(
                        found.address(),
                        request.proposal().changes().stream()
                                .collect(Collectors.toMap(Change::flagKey, ChangeRequestRights::actions))));
    }

    private static Set<Action> actions(Change change) {
        EnumSet<Action> actions = EnumSet.of(Action.FLAG_READ);
        if (change.patch() instanceof InstructionsDraft sent) {
            actions.addAll(FlagRights.actions(sent.patch()));
        } else {
            actions.addAll(Set.of(Action.FLAG_UPDATE, Action.FLAG_TOGGLE));
        }
        return actions;
    }
}
