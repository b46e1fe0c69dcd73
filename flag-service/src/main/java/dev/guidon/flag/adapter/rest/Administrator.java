package dev.guidon.flag.adapter.rest;

import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.identity.AdminToken;
import dev.guidon.kit.identity.Credentials;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Knows the administrator. Made at start, so that a token that is too short stops it.
@ApplicationScoped
@Startup
class Administrator {
    private final AdminToken token;

    Administrator(AdministratorSettings settings) {
        this.token = new AdminToken(settings.token());
    }

    /// Throws a `FailureException` of `Unauthenticated` unless the header carries the token.
    void require(@Nullable String authorization) {
        String presented = Credentials.of(authorization, null)
                .orElseThrow(() -> unauthenticated("send the administrator token as 'Authorization: Bearer <token>'"));
        if (!token.matches(presented)) {
            throw unauthenticated("this is not the administrator token");
        }
    }

    private static FailureException unauthenticated(String problem) {
        return new FailureException(new Failure.Unauthenticated(problem));
    }
}
