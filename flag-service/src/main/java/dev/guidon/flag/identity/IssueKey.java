package dev.guidon.flag.identity;

import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.publish.Change;
import dev.guidon.flag.publish.ChangeLog;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.identity.KeyKind;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Makes an API key for an environment.
@ApplicationScoped
public class IssueKey {
    private final EnvironmentStore environments;
    private final KeyStore keys;
    private final KeyMint mint;
    private final ChangeLog changes;
    private final AuditTrail audit;

    IssueKey(EnvironmentStore environments, KeyStore keys, KeyMint mint, ChangeLog changes, AuditTrail audit) {
        this.environments = environments;
        this.keys = keys;
        this.mint = mint;
        this.changes = changes;
        this.audit = audit;
    }

    /// @param expiresAt never when empty
    public record Order(
            String projectKey, String environmentKey, String name, KeyKind kind, Optional<Instant> expiresAt) {}

    /// The key in clear, this once. Fails with `NotFound`, or with `Invalid` when the environment has too many keys.
    @WithTransaction
    public Uni<IssuedKey> issue(Order order, Stamp stamp) {
        Expiry.refusePast(order.expiresAt(), stamp.at());
        return environments
                .lock(order.projectKey(), order.environmentKey())
                .call(environment -> keys.list(environment.id()).invoke(IssueKey::refuseWhenFull))
                .map(environment -> mint.strike(environment.id(), order, stamp.at()))
                .call(issued -> keep(issued, order, stamp));
    }

    private Uni<Void> keep(IssuedKey issued, Order order, Stamp stamp) {
        EnvironmentKey key = issued.key();
        String hash = HexFormat.of().formatHex(issued.text().hash());
        AuditedChange audited = new AuditedChange.KeyIssued(
                order.projectKey(), order.environmentKey(), key.id(), key.name(), key.kind(), key.expiresAt());
        return keys.add(key, hash)
                .call(() -> audit.append(new AuditEntry(stamp, audited)))
                .chain(() -> changes.append(
                        key.environmentId(),
                        List.of(new Change.KeyPut(key.id(), key.kind(), hash, key.expiresAt())),
                        stamp.at()))
                .replaceWithVoid();
    }

    private static void refuseWhenFull(List<EnvironmentKey> existing) {
        if (existing.size() >= EnvironmentKey.MAX_PER_ENVIRONMENT) {
            throw new FailureException(Failure.Invalid.of(
                    "/name",
                    "an environment has at most " + EnvironmentKey.MAX_PER_ENVIRONMENT + " keys; revoke one first"));
        }
    }
}
