package dev.guidon.sandbox.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.guidon.sandbox.encoder.EncoderBusy;
import dev.guidon.sandbox.http.Failure.Internal;
import dev.guidon.sandbox.http.Failure.Overloaded;
import dev.guidon.sandbox.http.Failure.UnknownPath;
import dev.guidon.sandbox.http.Failure.WrongMethod;
import dev.guidon.sandbox.http.Routes.Route;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.UUID;

/// Takes every request: finds its endpoint, reads its body, and turns whatever happens into a reply.
final class HttpSurface implements HttpHandler {
    private static final Logger LOG = System.getLogger(HttpSurface.class.getName());

    /// Each may hold a megabyte of body and what is parsed from it; the rest waits with its body unread. Requests
    /// without a body pass: health is answered under any load.
    private static final int REQUESTS_AT_ONCE = 16;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Routes routes;
    private final Admission admission = new Admission(REQUESTS_AT_ONCE, LONGEST_WAIT);
    private final RequestBody bodies = new RequestBody();
    private final ReplyWriter writer = new ReplyWriter();

    HttpSurface(Routes routes) {
        this.routes = routes;
    }

    @Override
    public void handle(HttpExchange exchange) {
        try (exchange) {
            writer.write(exchange, reply(exchange));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the caller left before the reply was written", e);
        }
    }

    /// The last catch is the outermost line: a bug in one request must not end the connection without an answer.
    private Reply reply(HttpExchange exchange) throws IOException {
        try {
            return answer(exchange);
        } catch (RequestFailed e) {
            return ErrorBody.of(e.failure());
        } catch (EncoderBusy e) {
            return ErrorBody.of(new Overloaded());
        } catch (RuntimeException e) {
            String id = UUID.randomUUID().toString();
            LOG.log(Level.ERROR, () -> "request failed, failureId=" + id, e);
            return ErrorBody.of(new Internal(id));
        }
    }

    private Reply answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Route route = routes.at(path).orElseThrow(() -> new RequestFailed(new UnknownPath(path)));
        String method = exchange.getRequestMethod();
        if (!method.equals(route.method().name())) {
            throw new RequestFailed(new WrongMethod(method, route.method()));
        }
        route.saboteur().strike();
        return switch (route.method()) {
            case GET -> route.endpoint().answer(JsonNodeFactory.instance.objectNode());
            case POST -> admission.admit(() -> route.endpoint().answer(bodies.read(exchange.getRequestBody())));
        };
    }
}
