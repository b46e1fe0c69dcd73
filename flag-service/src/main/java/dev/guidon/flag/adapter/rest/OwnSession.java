package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.session.AccessTokens;
import dev.guidon.flag.session.Sessions;
import dev.guidon.flag.session.Sessions.LoggedIn;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.identity.Credentials;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.InstantSource;
import java.util.Optional;

/// The session in which a request about oneself is made. Administrators, service tokens and people with a token of an
/// identity provider have none.
@ApplicationScoped
class OwnSession {
    private final AccessTokens tokens;
    private final Sessions sessions;
    private final InstantSource clock;

    OwnSession(AccessTokens tokens, Sessions sessions, InstantSource clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// Fails with `Forbidden` for a request that was made in no session.
    Uni<LoggedIn> of(HttpServerRequest request) {
        return Credentials.of(request.getHeader(HttpHeaders.AUTHORIZATION), null)
                .map(token -> find(token))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> found.orElseThrow(() -> new FailureException(
                        new Failure.Forbidden("only somebody who logged in has an account and sessions"))));
    }

    /// Empty for a token that no session gave.
    Uni<Optional<LoggedIn>> find(String token) {
        return tokens.verify(token, clock.instant())
                .chain(claims -> claims.map(good -> sessions.who(good, clock.instant()))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }
}
