package dev.guidon.flag.identity;

import dev.guidon.engine.flag.Value;
import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.identity.KeyStore.Hashed;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.publish.Change;
import dev.guidon.flag.publish.ChangeLog;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Renames an API key, or sets when it expires: a key that is being replaced gets an end instead of a sudden death.
@ApplicationScoped
public class ChangeKey {
    private final EnvironmentStore environments;
    private final KeyStore keys;
    private final ChangeLog changes;
    private final AuditTrail audit;

    ChangeKey(EnvironmentStore environments, KeyStore keys, ChangeLog changes, AuditTrail audit) {
        this.environments = environments;
        this.keys = keys;
        this.changes = changes;
        this.audit = audit;
    }

    public record Order(String projectKey, String environmentKey, String keyId, KeyPatch patch) {}

    private record Changed(Hashed before, EnvironmentKey after) {}

    /// Fails with `NotFound`, also for a revoked key, or with `Invalid` when it would expire in the past.
    @WithTransaction
    public Uni<EnvironmentKey> change(Order order, Stamp stamp) {
        order.patch().expiry().ifPresent(expiry -> Expiry.refusePast(expiry.at(), stamp.at()));
        return environments
                .lock(order.projectKey(), order.environmentKey())
                .chain(environment -> keys.get(environment.id(), order.keyId()))
                .map(found -> new Changed(found, order.patch().on(found.key())))
                .call(changed -> keep(order, changed, stamp))
                .map(Changed::after);
    }

    private Uni<Void> keep(Order order, Changed changed, Stamp stamp) {
        EnvironmentKey after = changed.after();
        AuditedResource resource = AuditedResource.key(order.projectKey(), order.environmentKey(), after.id());
        AuditedChange audited = new AuditedChange.Edited(
                "key.changed", resource, fields(changed.before().key()), fields(after));
        return keys.update(after)
                .call(() -> audit.append(new AuditEntry(stamp, audited)))
                .call(() -> publish(changed, stamp));
    }

    /// Readers know nothing of names.
    private Uni<Void> publish(Changed changed, Stamp stamp) {
        EnvironmentKey after = changed.after();
        if (after.expiresAt().equals(changed.before().key().expiresAt())) {
            return Uni.createFrom().voidItem();
        }
        Change put =
                new Change.KeyPut(after.id(), after.kind(), changed.before().hash(), after.expiresAt());
        return changes.append(after.environmentId(), List.of(put), stamp.at()).replaceWithVoid();
    }

    private static Value.Structure fields(EnvironmentKey key) {
        Value expiry = key.expiresAt()
                .map(Instant::toString)
                .<Value>map(Value.Text::new)
                .orElseGet(Value.Nothing::new);
        return new Value.Structure(Map.of("name", new Value.Text(key.name()), "expiresAt", expiry));
    }
}
