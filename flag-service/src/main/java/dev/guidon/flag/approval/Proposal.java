package dev.guidon.flag.approval;

import dev.guidon.flag.edit.InstructionDraft;
import java.util.List;

/// What is asked for. All its changes are made together, or none.
public record Proposal(String title, String description, List<Change> changes, Plan plan) {
    public static final int MAX_CHANGES = 50;

    public Proposal {
        changes = List.copyOf(changes);
    }

    /// @param baseVersion of the configuration that the change was shown on
    public record Change(String flagKey, long baseVersion, InstructionDraft patch) {}

    public List<String> flagKeys() {
        return changes.stream().map(Change::flagKey).toList();
    }

    /// Why, in the author's words.
    String why() {
        return description.isEmpty() ? title : title + ": " + description;
    }
}
