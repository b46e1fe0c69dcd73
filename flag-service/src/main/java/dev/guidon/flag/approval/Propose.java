package dev.guidon.flag.approval;

import dev.guidon.flag.approval.Proposal.Change;
import dev.guidon.flag.approval.Proposal.DefinitionChange;
import dev.guidon.flag.approval.Proposal.FlagChange;
import dev.guidon.flag.approval.Proposal.SegmentChange;
import dev.guidon.flag.approval.ProposalDraft.ChangeDraft;
import dev.guidon.flag.approval.ProposalDraft.FlagDraft;
import dev.guidon.flag.approval.ProposalDraft.SegmentDraft;
import dev.guidon.flag.approval.ProposalDraft.WholeFlagDraft;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.definition.ChangeDefinition;
import dev.guidon.flag.edit.ChangeConfiguration;
import dev.guidon.flag.edit.ChangeConfiguration.Target;
import dev.guidon.flag.edit.EnvironmentAddress;
import dev.guidon.flag.policy.ReadRules;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.segment.ChangeSegment;
import dev.guidon.flag.segment.SegmentAddress;
import dev.guidon.flag.segment.SegmentScope;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Reads a proposal against what there is now. In the caller's transaction.
@ApplicationScoped
class Propose {
    private final ChangeConfiguration change;
    private final ChangeSegment segments;
    private final ChangeDefinition definitions;
    private final ReadRules rules;

    Propose(ChangeConfiguration change, ChangeSegment segments, ChangeDefinition definitions, ReadRules rules) {
        this.definitions = definitions;
        this.change = change;
        this.segments = segments;
        this.rules = rules;
    }

    /// Fails as the changes themselves would, and with `Invalid` when the environment wants to know more of the why.
    Uni<Proposal> read(Environment environment, EnvironmentAddress address, ProposalDraft draft, Stamp stamp) {
        return Multi.createFrom()
                .iterable(draft.changes())
                .onItem()
                .transformToUniAndConcatenate(wanted -> read(address, wanted, stamp))
                .collect()
                .asList()
                .map(changes -> new Proposal(draft.title(), draft.description(), changes, draft.plan()))
                .call(proposal -> rules.rules(environment).invoke(found -> found.refuseSilence(proposal.why())));
    }

    private Uni<Change> read(EnvironmentAddress address, ChangeDraft wanted, Stamp stamp) {
        return switch (wanted) {
            case FlagDraft flag -> read(address, flag);
            case SegmentDraft segment -> read(address, segment);
            case WholeFlagDraft flag -> read(address, flag, stamp);
        };
    }

    private Uni<Change> read(EnvironmentAddress address, FlagDraft wanted) {
        Target target = new Target(address.flag(wanted.flagKey()), wanted.baseVersion());
        return change.preview(target, wanted.draft())
                .map(preview ->
                        new FlagChange(wanted.flagKey(), preview.before().version(), wanted.patch(preview)));
    }

    private Uni<Change> read(EnvironmentAddress address, SegmentDraft wanted) {
        SegmentScope scope = wanted.projectWide()
                ? SegmentScope.project(address.projectKey())
                : SegmentScope.environment(address.projectKey(), address.environmentKey());
        SegmentAddress segment = new SegmentAddress(scope, wanted.segmentKey());
        return segments.preview(new ChangeSegment.Target(segment, wanted.baseVersion()), wanted.patch())
                .map(revised ->
                        new SegmentChange(segment, revised.before().definition().version(), wanted.patch()));
    }

    private Uni<Change> read(EnvironmentAddress address, WholeFlagDraft wanted, Stamp stamp) {
        ChangeDefinition.Target target =
                new ChangeDefinition.Target(address.projectKey(), wanted.flagKey(), wanted.baseVersion());
        return definitions
                .preview(target, wanted.patch(), stamp)
                .map(preview ->
                        new DefinitionChange(wanted.flagKey(), preview.before().version(), wanted.patch()));
    }
}
