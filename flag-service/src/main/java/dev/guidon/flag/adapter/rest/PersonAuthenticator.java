package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.access.Authenticator;
import dev.guidon.flag.access.BearerToken;
import dev.guidon.flag.access.Principal;
import dev.guidon.flag.session.Sessions.LoggedIn;
import dev.guidon.flag.sso.FindProvider;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Knows the access tokens of people who logged in here. Whoever was vouched for by a provider is believed in the
/// provider's organization only, and nowhere when the provider is gone.
@ApplicationScoped
@Priority(PersonAuthenticator.PRIORITY)
class PersonAuthenticator implements Authenticator {
    static final int PRIORITY = 50;

    private final OwnSession sessions;
    private final FindProvider providers;

    PersonAuthenticator(OwnSession sessions, FindProvider providers) {
        this.sessions = sessions;
        this.providers = providers;
    }

    @Override
    public Uni<Optional<Principal>> authenticate(BearerToken token) {
        return sessions.find(token.text()).chain(found -> found.map(this::principal)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<Principal>> principal(LoggedIn who) {
        String email = who.account().email().text();
        String provider = who.session().origin().provider();
        return provider.isEmpty()
                ? Uni.createFrom()
                        .item(Optional.of(new Principal.Person(
                                email, Optional.empty(), who.session().origin().isStrong())))
                : providers
                        .organizationOf(provider)
                        .map(organization ->
                                organization.map(only -> new Principal.Person(email, Optional.of(only), true)));
    }
}
