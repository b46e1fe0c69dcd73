package dev.guidon.gateway.adapter.http;

import dev.guidon.gateway.record.Ticker;
import dev.guidon.gateway.route.Caller;
import dev.guidon.gateway.route.Callers;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.identity.Credentials;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/// Lets in who has a key, before the body is read.
@ApplicationScoped
class Gatekeeper {
    private final Callers callers;
    private final Ticker ticker;

    Gatekeeper(Callers callers, Ticker ticker) {
        this.callers = callers;
        this.ticker = ticker;
    }

    void admit(RoutingContext context) {
        long now = ticker.nanos();
        HttpServerRequest request = context.request();
        String credential = Credentials.of(request.getHeader(HttpHeaders.AUTHORIZATION), request.getHeader("x-api-key"))
                .orElseThrow(() -> unauthenticated("send an environment's API key as 'authorization: Bearer <key>'"));
        Caller caller = callers.withKey(credential)
                .orElseThrow(() -> unauthenticated("the API key is unknown here, has expired or was revoked"));
        new Arrival(caller, now).keepIn(context);
        context.next();
    }

    private static FailureException unauthenticated(String problem) {
        return new FailureException(new Failure.Unauthenticated(problem));
    }
}
