package dev.guidon.evaluation.adapter.ofrep;

import dev.guidon.kit.adapter.rest.Problem;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/// The one place where a failure becomes an OFREP answer.
///
/// @param answers writes them
record OfrepFailures(OfrepJson answers) {
    private static final Logger LOG = Logger.getLogger(OfrepFailures.class);

    void answer(RoutingContext request) {
        if (request.failure() instanceof FailureException expected) {
            answer(request, expected.failure());
        } else if (request.failure() == null && request.statusCode() == 413) {
            end(request.response(), 413, Map.of("errorDetails", "the body is too large"));
        } else {
            LOG.error("evaluation failed", request.failure());
            end(request.response(), 500, Map.of("errorDetails", "something went wrong here"));
        }
    }

    private void answer(RoutingContext request, Failure failure) {
        HttpServerResponse response = request.response();
        switch (failure) {
            case Failure.NotFound _ -> end(response, 404, flagError(request, "FLAG_NOT_FOUND", failure));
            case Failure.Invalid _ -> end(response, 400, flagError(request, "GENERAL", failure));
            case Failure.Malformed _ -> end(response, 400, flagError(request, "INVALID_CONTEXT", failure));
            case Failure.Unavailable(var _, var retryAfter) -> {
                response.putHeader("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
                end(response, 503, Map.of("errorDetails", failure.detail()));
            }
            case Failure.Unauthenticated _ -> {
                response.putHeader("WWW-Authenticate", "Bearer");
                end(response, 401, Map.of("errorDetails", failure.detail()));
            }
            case Failure.AlreadyExists _,
                    Failure.Conflict _,
                    Failure.StaleVersion _,
                    Failure.PreconditionRequired _,
                    Failure.Forbidden _,
                    Failure.RateLimited _,
                    Failure.TooLarge _ ->
                end(response, Problem.statusOf(failure), Map.of("errorDetails", failure.detail()));
        }
    }

    private static Map<String, String> flagError(RoutingContext request, String code, Failure failure) {
        Map<String, String> fields = new LinkedHashMap<>();
        String key = request.pathParam("key");
        if (key != null) {
            fields.put("key", key);
        }
        fields.put("errorCode", code);
        fields.put("errorDetails", failure.detail());
        return fields;
    }

    private void end(HttpServerResponse response, int status, Map<String, String> fields) {
        var _ = response.setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(answers.error(fields));
    }
}
