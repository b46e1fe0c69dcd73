package dev.guidon.flag.edit;

import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.publish.Change;
import dev.guidon.flag.publish.ChangeLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Puts configurations into a locked environment: state, history, what readers learn, and who did it, all in the
/// caller's transaction.
@ApplicationScoped
class PutConfigurations {
    private final FlagStore flags;
    private final ChangeLog changes;
    private final AuditTrail audit;

    PutConfigurations(FlagStore flags, ChangeLog changes, AuditTrail audit) {
        this.flags = flags;
        this.changes = changes;
        this.audit = audit;
    }

    /// @return the sequence of the environment afterwards
    Uni<Long> put(Environment environment, List<Revision> revisions, Stamp stamp) {
        List<Change> published = revisions.stream()
                .<Change>map(revision -> new Change.FlagPut(revision.after()))
                .toList();
        return flags.save(
                        environment.id(),
                        revisions.stream().map(Revision::after).toList(),
                        stamp)
                .call(() -> audit.append(entries(environment, revisions, stamp)))
                .chain(() -> changes.append(environment.id(), published, stamp.at()));
    }

    private static List<AuditEntry> entries(Environment environment, List<Revision> revisions, Stamp stamp) {
        return revisions.stream()
                .map(revision -> new AuditedChange.ConfigurationChanged(
                        environment.projectKey().text(), environment.key().text(), revision.before(), revision.after()))
                .map(change -> new AuditEntry(stamp, change))
                .toList();
    }
}
