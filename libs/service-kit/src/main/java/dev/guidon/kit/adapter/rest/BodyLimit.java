package dev.guidon.kit.adapter.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guidon.kit.failure.Failure;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Answers a request that announces too large a body with a problem, before the server cuts it off without a word.
@ApplicationScoped
class BodyLimit {
    /// Before the server's own limit.
    private static final int PRIORITY = 1_000;

    private final long limit;
    private final Instance<StreamedBodies> streamed;
    private final ObjectMapper json;

    BodyLimit(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M") MemorySize limit,
            @Any Instance<StreamedBodies> streamed,
            ObjectMapper json) {
        this.limit = limit.asLongValue();
        this.streamed = streamed;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext request) {
        Optional<StreamedBodies> stream = streamed.stream()
                .filter(bodies -> bodies.include(request.normalizedPath()))
                .findFirst();
        long allowed = stream.map(StreamedBodies::limit).orElse(limit);
        if (announced(request) > allowed) {
            refuse(request, allowed);
            return;
        }
        // The server looks at this header, and at nothing else, to refuse what is longer than its own limit.
        stream.ifPresent(_ -> request.request().headers().remove(HttpHeaders.CONTENT_LENGTH));
        request.next();
    }

    private void refuse(RoutingContext request, long allowed) {
        Failure failure = new Failure.TooLarge(allowed);
        // The body is not read, so the connection cannot be used again.
        request.response()
                .setStatusCode(Problem.statusOf(failure))
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(text(Problem.of(failure).getEntity()))
                .onComplete(_ -> request.request().connection().close());
    }

    private static long announced(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private String text(Object problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a problem is always writable", impossible);
        }
    }
}
