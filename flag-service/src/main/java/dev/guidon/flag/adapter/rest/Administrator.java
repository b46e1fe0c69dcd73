package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.access.Authenticator;
import dev.guidon.flag.access.BearerToken;
import dev.guidon.flag.access.Principal;
import dev.guidon.kit.identity.AdminToken;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Knows the administrator token. Made at start, so that a token that is too short stops it.
@ApplicationScoped
@Startup
@Priority(Administrator.FIRST)
class Administrator implements Authenticator {
    /// Asked before all others, because it costs nothing.
    static final int FIRST = 100;

    private final AdminToken token;

    Administrator(AdministratorSettings settings) {
        this.token = new AdminToken(settings.token());
    }

    @Override
    public Uni<Optional<Principal>> authenticate(BearerToken presented) {
        return Uni.createFrom()
                .item(token.matches(presented.text()) ? Optional.of(new Principal.Superuser()) : Optional.empty());
    }
}
