package dev.guidon.flag.approval;

import dev.guidon.flag.approval.Proposal.Change;
import dev.guidon.flag.approval.ProposalDraft.ChangeDraft;
import dev.guidon.flag.edit.ChangeConfiguration;
import dev.guidon.flag.edit.ChangeConfiguration.Target;
import dev.guidon.flag.edit.EnvironmentAddress;
import dev.guidon.flag.policy.ReadRules;
import dev.guidon.flag.project.Environment;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Reads a proposal against what there is now. In the caller's transaction.
@ApplicationScoped
class Propose {
    private final ChangeConfiguration change;
    private final ReadRules rules;

    Propose(ChangeConfiguration change, ReadRules rules) {
        this.change = change;
        this.rules = rules;
    }

    /// Fails as the changes themselves would, and with `Invalid` when the environment wants to know more of the why.
    Uni<Proposal> read(Environment environment, EnvironmentAddress address, ProposalDraft draft) {
        return Multi.createFrom()
                .iterable(draft.changes())
                .onItem()
                .transformToUniAndConcatenate(wanted -> read(address, wanted))
                .collect()
                .asList()
                .map(changes -> new Proposal(draft.title(), draft.description(), changes, draft.plan()))
                .call(proposal -> rules.rules(environment).invoke(found -> found.refuseSilence(proposal.why())));
    }

    private Uni<Change> read(EnvironmentAddress address, ChangeDraft wanted) {
        Target target = new Target(address.flag(wanted.flagKey()), wanted.baseVersion());
        return change.preview(target, wanted.draft())
                .map(preview -> new Change(wanted.flagKey(), preview.before().version(), wanted.patch(preview)));
    }
}
