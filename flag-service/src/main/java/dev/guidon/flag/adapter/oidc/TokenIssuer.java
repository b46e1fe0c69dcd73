package dev.guidon.flag.adapter.oidc;

import java.util.Optional;

/// Tells providers' tokens from others.
public final class TokenIssuer {
    private TokenIssuer() {}

    /// Who a token says it is from, which proves nothing; empty for what is no signed token.
    public static Optional<String> of(String token) {
        return IdentityToken.issuerOf(token);
    }
}
