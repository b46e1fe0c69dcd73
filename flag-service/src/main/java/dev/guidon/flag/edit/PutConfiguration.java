package dev.guidon.flag.edit;

import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.ChangeGate.Intent;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.publish.Change;
import dev.guidon.flag.publish.ChangeLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Puts a configuration into a locked environment, if the gate admits it: state, history, who did it, and what readers
/// learn, all in the caller's transaction. Every configuration comes in here, whoever made it.
@ApplicationScoped
class PutConfiguration {
    private final AskableSegments segments;
    private final ChangeGate gate;
    private final FlagStore flags;
    private final ChangeLog changes;
    private final AuditTrail audit;

    PutConfiguration(AskableSegments segments, ChangeGate gate, FlagStore flags, ChangeLog changes, AuditTrail audit) {
        this.segments = segments;
        this.gate = gate;
        this.flags = flags;
        this.changes = changes;
        this.audit = audit;
    }

    /// Fails with `Invalid` when the configuration asks for segments that are not there, and as [ChangeGate#admit]
    /// does.
    ///
    /// @return the sequence of the environment afterwards
    Uni<Long> put(Environment environment, Revision revision, Stamp stamp) {
        Change published = new Change.FlagPut(revision.after());
        AuditedChange audited = new AuditedChange.ConfigurationChanged(
                environment.projectKey().text(), environment.key().text(), revision.before(), revision.after());
        return segments.refuseUnknown(environment, revision.after().configuration())
                .chain(() -> gate.admit(intent(environment, revision), stamp))
                .chain(() -> save(environment.id(), revision, stamp))
                .call(() -> audit.append(new AuditEntry(stamp, audited)))
                .chain(() -> changes.append(environment.id(), List.of(published), stamp.at()));
    }

    private static Intent intent(Environment environment, Revision revision) {
        AuditedResource resource = AuditedResource.configuration(
                environment.projectKey().text(),
                environment.key().text(),
                revision.after().key());
        return new Intent(environment, resource, revision.effect());
    }

    private Uni<Void> save(String environmentId, Revision revision, Stamp stamp) {
        return revision.before().isPresent()
                ? flags.replace(environmentId, revision.after(), stamp)
                : flags.start(environmentId, List.of(revision.after()), stamp);
    }
}
