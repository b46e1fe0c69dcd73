package dev.guidon.flag.adapter.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Reads the body of requests with a key as a whole before they are looked at, because what a key stands for is told
/// by the body. All others stream.
@ApplicationScoped
class BufferedBodies {
    /// What a request may have, as bytes; longer ones are refused before by the limit of the service, if that is lower.
    private static final long MAX_BODY = 16L << 20;

    private static final int BEFORE_RESOURCES = 100;

    private final BodyHandler bodies = BodyHandler.create(false).setBodyLimit(MAX_BODY);

    void register(@Observes Filters filters) {
        filters.register(this::buffer, BEFORE_RESOURCES);
    }

    private void buffer(RoutingContext request) {
        if (request.request().method() == HttpMethod.POST
                && request.request().headers().contains(IdempotentRequests.KEY)) {
            bodies.handle(request);
        } else {
            request.next();
        }
    }
}
