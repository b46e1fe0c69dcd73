package dev.guidon.flag.identity;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/// Where API keys are kept. Works in the caller's transaction.
public interface KeyStore {

    /// @param hash of the whole key, in hexadecimal
    Uni<Void> add(EnvironmentKey key, String hash);

    /// The keys of an environment that are not revoked, oldest first.
    Uni<List<EnvironmentKey>> list(String environmentId);

    /// The keys of an environment that were revoked, the last one first; so many of them at most.
    Uni<List<EnvironmentKey>> revoked(String environmentId, int limit);

    /// @param hash of the whole key, in hexadecimal
    record Hashed(EnvironmentKey key, String hash) {}

    /// Fails with `NotFound`, also for one that is revoked.
    Uni<Hashed> get(String environmentId, String keyId);

    /// Keeps what can change of a key.
    Uni<Void> update(EnvironmentKey key);

    /// Marks a key as revoked and gives it back. Fails with `NotFound`, also for one that is revoked already.
    Uni<EnvironmentKey> revoke(String environmentId, String keyId, Instant at);
}
