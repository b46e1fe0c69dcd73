package dev.guidon.flag.identity;

import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.publish.Change;
import dev.guidon.flag.publish.ChangeLog;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Takes an API key back, for good.
@ApplicationScoped
public class RevokeKey {
    private final EnvironmentStore environments;
    private final KeyStore keys;
    private final ChangeLog changes;
    private final AuditTrail audit;

    RevokeKey(EnvironmentStore environments, KeyStore keys, ChangeLog changes, AuditTrail audit) {
        this.environments = environments;
        this.keys = keys;
        this.changes = changes;
        this.audit = audit;
    }

    public record Order(String projectKey, String environmentKey, String keyId) {}

    /// Fails with `NotFound`.
    @WithTransaction
    public Uni<EnvironmentKey> revoke(Order order, Stamp stamp) {
        return environments
                .lock(order.projectKey(), order.environmentKey())
                .chain(environment -> keys.revoke(environment.id(), order.keyId(), stamp.at()))
                .call(key -> audit.append(entry(order, key, stamp)))
                .call(key -> changes.append(key.environmentId(), List.of(new Change.KeyRemoved(key.id())), stamp.at()));
    }

    private static AuditEntry entry(Order order, EnvironmentKey key, Stamp stamp) {
        return new AuditEntry(
                stamp, new AuditedChange.KeyRevoked(order.projectKey(), order.environmentKey(), key.id(), key.name()));
    }
}
