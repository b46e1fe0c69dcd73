package dev.guidon.flag.definition;

import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.AuditedLabel;
import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.edit.ConfiguredFlag;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.FlagDefinition.Label;
import java.util.ArrayList;
import java.util.List;

/// A flag, and what its definition becomes.
record Redefinition(ConfiguredFlag flag, FlagDefinition after) {

    FlagDefinition before() {
        return flag.definition();
    }

    boolean changesNothing() {
        return DefinitionDifference.between(before(), after).isEmpty();
    }

    boolean archives() {
        return !before().isArchived() && after.isArchived();
    }

    boolean unarchives() {
        return before().isArchived() && !after.isArchived();
    }

    List<String> removedVariants() {
        List<String> removed = new ArrayList<>(before().variantKeys());
        removed.removeAll(after.variantKeys());
        return List.copyOf(removed);
    }

    /// What an auditor sees of it: its label, the rest of the definition, and the end of its life, each by itself.
    List<AuditedChange> audited() {
        String project = after.projectKey().text();
        String key = after.key().text();
        List<AuditedChange> changes = new ArrayList<>();
        if (!before().label().equals(after.label())) {
            changes.add(
                    new AuditedChange.FlagDescribed(project, key, audited(before().label()), audited(after.label())));
        }
        PlainDefinition plainBefore = PlainDefinition.of(before());
        PlainDefinition plainAfter = PlainDefinition.of(after);
        if (!plainBefore.equals(plainAfter)) {
            changes.add(new AuditedChange.Edited(
                    "flag.changed", AuditedResource.flag(project, key), plainBefore.fields(), plainAfter.fields()));
        }
        if (archives()) {
            changes.add(new AuditedChange.FlagArchived(project, key));
        }
        if (unarchives()) {
            changes.add(new AuditedChange.FlagUnarchived(project, key));
        }
        return List.copyOf(changes);
    }

    private static AuditedLabel audited(Label label) {
        return new AuditedLabel(label.name(), label.description(), label.tags(), label.maintainer());
    }
}
