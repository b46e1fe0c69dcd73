package dev.guidon.evaluation.adapter.listen;

import dev.guidon.evaluation.decide.FlagdSettings;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Lets web pages ask: cross-origin resource sharing as flagd has it, with any header, and with the headers
/// exposed that OFREP and Connect need. No cookie means anything here, so any page may ask unless origins are
/// named.
@ApplicationScoped
class CrossOrigin {
    private static final int FIRST = -20_000;
    private static final String EXPOSED = "ETag, Retry-After, Accept, Accept-Encoding, Accept-Post,"
            + " Connect-Accept-Encoding, Connect-Content-Encoding, Content-Encoding, Grpc-Accept-Encoding,"
            + " Grpc-Encoding, Grpc-Message, Grpc-Status, Grpc-Status-Details-Bin";
    private static final String METHODS = "HEAD, GET, POST, PUT, PATCH, DELETE";
    private static final String CACHE_SECONDS = "600";

    private final Set<String> origins;
    private final boolean all;

    CrossOrigin(FlagdSettings settings) {
        this.origins = new HashSet<>(settings.corsOrigins().orElse(List.of("*")));
        this.all = origins.contains("*");
    }

    void mount(@Observes Router router) {
        router.route().order(FIRST).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        String origin = context.request().getHeader("Origin");
        if (origin == null) {
            context.next();
            return;
        }
        HttpServerResponse response = context.response();
        String asked = context.request().getHeader("Access-Control-Request-Method");
        boolean preflight = context.request().method() == HttpMethod.OPTIONS && asked != null;
        response.putHeader("Vary", "Origin");
        if (all || origins.contains(origin)) {
            response.putHeader("Access-Control-Allow-Origin", all ? "*" : origin);
            if (preflight) {
                String headers = context.request().getHeader("Access-Control-Request-Headers");
                response.putHeader("Access-Control-Allow-Methods", METHODS)
                        .putHeader("Access-Control-Allow-Headers", headers == null ? "*" : headers)
                        .putHeader("Access-Control-Max-Age", CACHE_SECONDS);
            } else {
                response.putHeader("Access-Control-Expose-Headers", EXPOSED);
            }
        }
        if (preflight) {
            var _ = response.setStatusCode(204).end();
        } else {
            context.next();
        }
    }
}
