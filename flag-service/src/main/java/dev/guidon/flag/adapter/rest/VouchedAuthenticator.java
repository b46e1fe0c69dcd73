package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.access.Authenticator;
import dev.guidon.flag.access.BearerToken;
import dev.guidon.flag.access.Principal;
import dev.guidon.flag.adapter.oidc.TokenIssuer;
import dev.guidon.flag.sso.Bearer;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;

/// Knows tokens of people whom an identity provider vouches for. Asked last, because it may have to ask the provider.
@ApplicationScoped
@Priority(VouchedAuthenticator.PRIORITY)
class VouchedAuthenticator implements Authenticator {
    static final int PRIORITY = 10;

    private final Bearer bearer;
    private final InstantSource clock;

    VouchedAuthenticator(Bearer bearer, InstantSource clock) {
        this.bearer = bearer;
        this.clock = clock;
    }

    @Override
    public Uni<Optional<Principal>> authenticate(BearerToken token) {
        return TokenIssuer.of(token.text())
                .map(issuer -> bearer.who(issuer, token.text(), clock.instant()))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> found.map(who ->
                        new Principal.Person(who.account().email().text(), Optional.of(who.organization()), true)));
    }
}
