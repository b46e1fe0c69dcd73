package dev.guidon.flag.edit;

import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.AuditedLabel;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.FlagDefinition.Label;
import dev.guidon.flag.project.ProjectStore;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Changes what people read of a flag. Nobody is served anything else by it.
@ApplicationScoped
public class DescribeFlag {
    private final ProjectStore projects;
    private final FlagStore flags;
    private final AuditTrail audit;

    DescribeFlag(ProjectStore projects, FlagStore flags, AuditTrail audit) {
        this.projects = projects;
        this.flags = flags;
        this.audit = audit;
    }

    private record Described(FlagDefinition before, FlagDefinition after) {
        AuditedChange change() {
            return new AuditedChange.FlagDescribed(
                    after.projectKey().text(), after.key().text(), audited(before.label()), audited(after.label()));
        }
    }

    /// Fails with `NotFound` of the project or the flag, or with `Invalid`.
    @WithTransaction
    public Uni<FlagDefinition> describe(String projectKey, String flagKey, LabelDraft draft, Stamp stamp) {
        return projects.lock(projectKey)
                .chain(() -> flags.get(projectKey, flagKey))
                .map(ConfiguredFlag::definition)
                .map(flag -> new Described(flag, flag.with(draft.read(flag))))
                .call(described -> flags.update(described.after()))
                .call(described -> audit.append(new AuditEntry(stamp, described.change())))
                .map(Described::after);
    }

    private static AuditedLabel audited(Label label) {
        return new AuditedLabel(label.name(), label.description(), label.tags(), label.maintainer());
    }
}
