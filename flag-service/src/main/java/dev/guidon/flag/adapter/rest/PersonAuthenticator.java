package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.access.Authenticator;
import dev.guidon.flag.access.BearerToken;
import dev.guidon.flag.access.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Knows the access tokens of people who logged in here.
@ApplicationScoped
@Priority(PersonAuthenticator.PRIORITY)
class PersonAuthenticator implements Authenticator {
    static final int PRIORITY = 50;

    private final OwnSession sessions;

    PersonAuthenticator(OwnSession sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Optional<Principal>> authenticate(BearerToken token) {
        return sessions.find(token.text())
                .map(found -> found.map(
                        who -> new Principal.Person(who.account().email().text())));
    }
}
