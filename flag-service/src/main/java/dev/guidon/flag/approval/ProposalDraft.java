package dev.guidon.flag.approval;

import dev.guidon.flag.definition.DefinitionPatch;
import dev.guidon.flag.edit.ChangeConfiguration.Preview;
import dev.guidon.flag.edit.ConfigurationDraft;
import dev.guidon.flag.edit.InstructionDraft;
import dev.guidon.flag.segment.SegmentPatch;
import java.util.List;
import java.util.Optional;

/// A proposal as its author wrote it.
public record ProposalDraft(String title, String description, List<ChangeDraft> changes, Plan plan) {
    public ProposalDraft {
        changes = List.copyOf(changes);
    }

    /// What is to be done to one thing.
    public sealed interface ChangeDraft {

        /// The version that the author has seen; empty for whatever is there.
        Optional<Long> baseVersion();
    }

    /// What is to be done to one flag: instructions, or a whole configuration.
    public non-sealed interface FlagDraft extends ChangeDraft {

        String flagKey();

        ConfigurationDraft draft();

        /// The instructions it amounts to. Throws a `FailureException` of `Invalid` when it changes nothing.
        InstructionDraft patch(Preview preview);
    }

    /// What is to be done to one segment.
    ///
    /// @param projectWide whether it is a segment of the project; else of the environment
    public record SegmentDraft(String segmentKey, boolean projectWide, Optional<Long> baseVersion, SegmentPatch patch)
            implements ChangeDraft {}

    /// What is to be done to one flag in all environments.
    public record WholeFlagDraft(String flagKey, Optional<Long> baseVersion, DefinitionPatch patch)
            implements ChangeDraft {}
}
