package dev.guidon.flag.adapter.json;

import dev.guidon.flag.approval.ProposalDraft.FlagDraft;
import dev.guidon.flag.edit.ChangeConfiguration.Preview;
import dev.guidon.flag.edit.InstructionDraft;
import java.util.Optional;

/// A proposed change that was sent as instructions.
record InstructedChange(String flagKey, Optional<Long> baseVersion, InstructionsDraft draft) implements FlagDraft {

    @Override
    public InstructionDraft patch(Preview preview) {
        return InstructionsDraft.stored(draft.patch().document(), draft.patch().sources());
    }
}
