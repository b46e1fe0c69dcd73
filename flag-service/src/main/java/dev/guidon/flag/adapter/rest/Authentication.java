package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.access.Authenticator;
import dev.guidon.flag.access.BearerToken;
import dev.guidon.flag.access.Principal;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Asks one authenticator after the other.
@ApplicationScoped
class Authentication {
    private final List<Authenticator> authenticators;

    /// @param authenticators by falling priority, as the container gives them
    Authentication(@All List<Authenticator> authenticators) {
        this.authenticators = List.copyOf(authenticators);
    }

    Uni<Optional<Principal>> of(BearerToken token) {
        Uni<Optional<Principal>> found = Uni.createFrom().item(Optional.empty());
        for (Authenticator next : authenticators) {
            found = found.chain(known -> known.isPresent() ? Uni.createFrom().item(known) : next.authenticate(token));
        }
        return found;
    }
}
