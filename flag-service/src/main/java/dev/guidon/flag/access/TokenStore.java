package dev.guidon.flag.access;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where tokens are kept. Works in the caller's transaction.
public interface TokenStore {

    /// @param hash of the whole token, in hexadecimal
    Uni<Void> add(String organization, AccessToken token, String hash);

    /// Those that are not revoked, oldest first.
    Uni<List<AccessToken>> list(String organization);

    /// Empty also for one that is revoked.
    Uni<Optional<AccessToken>> find(String organization, String id);

    /// Replaces what can change of it: name, policies, whether it is active.
    Uni<Void> update(AccessToken token);

    Uni<Void> revoke(String id, Instant at);
}
