package dev.guidon.flag.removal;

import dev.guidon.engine.flag.Value;
import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.ChangeGate;
import dev.guidon.flag.edit.ChangeGate.Effect;
import dev.guidon.flag.edit.ChangeGate.Intent;
import dev.guidon.flag.identity.EnvironmentKey;
import dev.guidon.flag.identity.KeyStore;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.publish.Change;
import dev.guidon.flag.publish.ChangeLog;
import dev.guidon.flag.publish.Snapshot;
import dev.guidon.flag.publish.SnapshotSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Ends a locked environment, in the caller's transaction. Its readers learn that no key opens it any more, and then
/// that nothing is left in it; the empty ruleset stays where they look, for those that are away at the moment.
@ApplicationScoped
class CloseEnvironment {
    private final RemainsStore remains;
    private final ChangeGate gate;
    private final SnapshotSource snapshots;
    private final KeyStore keys;
    private final ChangeLog changes;
    private final EnvironmentStore environments;
    private final AuditTrail audit;

    CloseEnvironment(
            RemainsStore remains,
            ChangeGate gate,
            SnapshotSource snapshots,
            KeyStore keys,
            ChangeLog changes,
            EnvironmentStore environments,
            AuditTrail audit) {
        this.remains = remains;
        this.gate = gate;
        this.snapshots = snapshots;
        this.keys = keys;
        this.changes = changes;
        this.environments = environments;
        this.audit = audit;
    }

    /// Fails with `Conflict` while a flag is on in it, and as [ChangeGate#admit] does.
    Uni<Void> close(Environment environment, Stamp stamp) {
        return remains.of(environment)
                .invoke(found -> RemovalState.refuseLive(environment, found))
                .call(() -> gate.admit(new Intent(environment, resource(environment), Effect.ANY), stamp))
                .call(() -> withdraw(environment, stamp))
                .call(() -> remains.clear(environment, stamp.at()))
                .chain(found -> end(environment, found, stamp));
    }

    private static AuditedResource resource(Environment environment) {
        return AuditedResource.environment(
                environment.projectKey().text(), environment.key().text());
    }

    private Uni<Void> withdraw(Environment environment, Stamp stamp) {
        return keys.list(environment.id())
                .chain(all -> revoke(environment, all, stamp))
                .chain(() -> snapshots.snapshot(environment.id()))
                .chain(left -> changes.append(environment.id(), removals(left), stamp.at()))
                .replaceWithVoid();
    }

    private Uni<Void> revoke(Environment environment, List<EnvironmentKey> all, Stamp stamp) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(key -> revoke(environment, key, stamp))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> revoke(Environment environment, EnvironmentKey key, Stamp stamp) {
        AuditedChange revoked = new AuditedChange.KeyRevoked(
                environment.projectKey().text(), environment.key().text(), key.id(), key.name());
        return keys.revoke(environment.id(), key.id(), stamp.at())
                .chain(() -> audit.append(new AuditEntry(stamp, revoked)))
                .chain(() -> changes.append(environment.id(), List.of(new Change.KeyRemoved(key.id())), stamp.at()))
                .replaceWithVoid();
    }

    private static List<Change> removals(Snapshot left) {
        List<Change> removals = new ArrayList<>();
        left.flags().forEach(flag -> removals.add(new Change.FlagRemoved(flag.key())));
        left.segments().forEach(segment -> removals.add(new Change.SegmentRemoved(segment.key())));
        return removals;
    }

    private Uni<Void> end(Environment environment, Remains found, Stamp stamp) {
        AuditedChange deleted = new AuditedChange.Edited(
                "environment.deleted", resource(environment), found.value(), new Value.Structure(Map.of()));
        return environments.delete(environment, stamp.at()).chain(() -> audit.append(new AuditEntry(stamp, deleted)));
    }
}
