package dev.guidon.flag.sso;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// Talks to providers. Never in a transaction. Fails with `Unavailable` when one does not answer and what is known of
/// it is not enough.
public interface IdentityProviders {

    /// What a token says that was issued for one of the provider's audiences; empty when it is not signed by the
    /// provider, expired, or for somebody else.
    Uni<Optional<Identity>> verify(Provider provider, String token, Instant at);

    /// Where a person's browser is sent to log in.
    Uni<URI> authorization(Provider provider, Flow flow);

    /// What the provider says of whoever came back with a code. Fails with `Unauthenticated` when it refuses the code,
    /// or when its answer is not for this flow.
    Uni<Identity> redeem(Provider provider, Flow flow, String code, Instant at);

    /// One login by authorization code with PKCE (RFC 7636).
    ///
    /// @param state tells our flows apart
    /// @param nonce must come back inside the signed token
    /// @param verifier of PKCE
    /// @param secret of our client, if it has one
    /// @param redirect where the browser comes back to
    record Flow(String state, String nonce, String verifier, Optional<String> secret, URI redirect) {
        @Override
        public String toString() {
            return "Flow[…]";
        }
    }
}
