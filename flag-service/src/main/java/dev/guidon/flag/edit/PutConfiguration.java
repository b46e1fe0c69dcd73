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

/// Puts a configuration into a locked environment: state, history, who did it, and what readers learn, all in the
/// caller's transaction.
@ApplicationScoped
class PutConfiguration {
    private final AskableSegments segments;
    private final FlagStore flags;
    private final ChangeLog changes;
    private final AuditTrail audit;

    PutConfiguration(AskableSegments segments, FlagStore flags, ChangeLog changes, AuditTrail audit) {
        this.segments = segments;
        this.flags = flags;
        this.changes = changes;
        this.audit = audit;
    }

    /// Fails with `Invalid` when the configuration asks for segments that are not there.
    ///
    /// @return the sequence of the environment afterwards
    Uni<Long> put(Environment environment, Revision revision, Stamp stamp) {
        Change published = new Change.FlagPut(revision.after());
        AuditedChange audited = new AuditedChange.ConfigurationChanged(
                environment.projectKey().text(), environment.key().text(), revision.before(), revision.after());
        return segments.refuseUnknown(environment, revision.after().configuration())
                .chain(() -> save(environment.id(), revision, stamp))
                .call(() -> audit.append(new AuditEntry(stamp, audited)))
                .chain(() -> changes.append(environment.id(), List.of(published), stamp.at()));
    }

    private Uni<Void> save(String environmentId, Revision revision, Stamp stamp) {
        return revision.before().isPresent()
                ? flags.replace(environmentId, revision.after(), stamp)
                : flags.start(environmentId, List.of(revision.after()), stamp);
    }
}
