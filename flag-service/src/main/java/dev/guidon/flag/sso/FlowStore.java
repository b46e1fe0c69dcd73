package dev.guidon.flag.sso;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/// Where logins wait whose people are at the provider, or on their way back to the program that sent them. Works in the
/// caller's transaction.
public interface FlowStore {

    /// Somebody at the provider.
    ///
    /// @param stateHash by which the browser that comes back is known
    /// @param browserHash of what only that browser has
    /// @param sealedVerifier of PKCE, which is sent to the provider later
    /// @param wanted empty for a login that ends in the browser
    record Away(
            String stateHash,
            String providerKey,
            String nonce,
            String sealedVerifier,
            String browserHash,
            Optional<SsoLogin.Return> wanted,
            Instant expiresAt) {}

    /// Somebody on the way back, with a code for one use.
    ///
    /// @param challenge of PKCE, of the program that sent them
    record Back(String codeHash, String userId, String providerKey, String challenge, Instant expiresAt) {}

    Uni<Void> add(Away away);

    /// Removes it.
    Uni<Optional<Away>> takeAway(String stateHash);

    Uni<Void> add(Back back);

    /// Removes it.
    Uni<Optional<Back>> takeBack(String codeHash);

    Uni<Void> forget(Instant expiredBefore);
}
