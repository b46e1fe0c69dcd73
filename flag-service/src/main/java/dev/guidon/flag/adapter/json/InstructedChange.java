package dev.guidon.flag.adapter.json;

import dev.guidon.flag.approval.ProposalDraft.ChangeDraft;
import dev.guidon.flag.edit.ChangeConfiguration.Preview;
import dev.guidon.flag.edit.InstructionDraft;
import java.util.Optional;

/// A proposed change that was sent as instructions.
record InstructedChange(String flagKey, Optional<Long> baseVersion, InstructionsDraft draft) implements ChangeDraft {

    @Override
    public InstructionDraft patch(Preview preview) {
        return InstructionsDraft.stored(draft.patch().document());
    }
}
