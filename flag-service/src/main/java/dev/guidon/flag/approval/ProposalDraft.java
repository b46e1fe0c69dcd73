package dev.guidon.flag.approval;

import dev.guidon.flag.edit.ChangeConfiguration.Preview;
import dev.guidon.flag.edit.ConfigurationDraft;
import dev.guidon.flag.edit.InstructionDraft;
import java.util.List;
import java.util.Optional;

/// A proposal as its author wrote it.
public record ProposalDraft(String title, String description, List<ChangeDraft> changes, Plan plan) {
    public ProposalDraft {
        changes = List.copyOf(changes);
    }

    /// What is to be done to one flag: instructions, or a whole configuration.
    public interface ChangeDraft {

        String flagKey();

        /// The version that the author has seen; empty for whatever is there.
        Optional<Long> baseVersion();

        ConfigurationDraft draft();

        /// The instructions it amounts to. Throws a `FailureException` of `Invalid` when it changes nothing.
        InstructionDraft patch(Preview preview);
    }
}
