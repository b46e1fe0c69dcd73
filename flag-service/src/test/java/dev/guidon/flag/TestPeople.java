package dev.guidon.flag;

import dev.guidon.flag.access.Authenticator;
import dev.guidon.flag.access.BearerToken;
import dev.guidon.flag.access.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Takes whoever sends `person:<e-mail>` for that person, as if somebody had logged in.
@ApplicationScoped
class TestPeople implements Authenticator {
    private static final String PREFIX = "person:";

    @Override
    public Uni<Optional<Principal>> authenticate(BearerToken token) {
        return Uni.createFrom()
                .item(
                        token.text().startsWith(PREFIX)
                                ? Optional.of(new Principal.Person(
                                        token.text().substring(PREFIX.length()), Optional.empty(), false))
                                : Optional.empty());
    }
}
