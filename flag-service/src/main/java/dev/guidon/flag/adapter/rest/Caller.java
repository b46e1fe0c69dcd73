package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.access.Principal;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/// Who makes the present request.
@RequestScoped
class Caller {
    private Optional<Principal> principal = Optional.empty();

    void is(Principal known) {
        principal = Optional.of(known);
    }

    /// Throws a `FailureException` of `Unauthenticated` when nobody knows.
    Principal principal() {
        return principal.orElseThrow(() -> new FailureException(
                new Failure.Unauthenticated("send a token that is good, as 'Authorization: Bearer <token>'")));
    }
}
