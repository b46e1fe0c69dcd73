package dev.guidon.gateway.adapter.openai;

import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.Violation;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// An error in the shape that clients of OpenAI's API read. The codes stand in `docs/reference/errors.md`.
///
/// @param param the field that is wrong, if one is
/// @param retryAfter when the same request may succeed, if that is known
public record OpenAiError(
        int status, String code, String message, Optional<String> param, Optional<Duration> retryAfter) {
    /// Clients repeat every 5xx unless this header tells them otherwise.
    private static final String SHOULD_RETRY = "x-should-retry";

    private static final int INTERNAL = 500;

    public OpenAiError(int status, String code, String message) {
        this(status, code, message, Optional.empty(), Optional.empty());
    }

    /// For what passes by itself.
    public static OpenAiError retryLater(String code, String message, Duration wait) {
        return new OpenAiError(503, code, message).until(wait);
    }

    /// The one place where a failure becomes an answer of this service.
    public static OpenAiError of(Failure failure) {
        OpenAiError plain = new OpenAiError(statusOf(failure), failure.code(), failure.detail());
        return switch (failure) {
            case Failure.Invalid(var violations) -> invalid(plain, violations);
            case Failure.NotFound(var kind, var _) when kind.equals("model") -> plain.about(kind);
            case Failure.RateLimited(var _, var wait) -> plain.until(wait);
            case Failure.Unavailable(var _, var wait) -> plain.until(wait);
            case Failure _ -> plain;
        };
    }

    private static int statusOf(Failure failure) {
        return switch (failure) {
            case Failure.Malformed _, Failure.Invalid _ -> 400;
            case Failure.Unauthenticated _ -> 401;
            case Failure.Forbidden _ -> 403;
            case Failure.NotFound _ -> 404;
            case Failure.AlreadyExists _, Failure.Conflict _ -> 409;
            case Failure.StaleVersion _ -> 412;
            case Failure.TooLarge _ -> 413;
            case Failure.PreconditionRequired _ -> 428;
            case Failure.RateLimited _ -> 429;
            case Failure.Unavailable _ -> 503;
        };
    }

    private static OpenAiError invalid(OpenAiError plain, List<Violation> violations) {
        String all = violations.stream()
                .map(violation -> violation.field() + " " + violation.message())
                .collect(Collectors.joining("; "));
        return new OpenAiError(
                plain.status(),
                plain.code(),
                all,
                violations.stream().findFirst().map(Violation::field),
                Optional.empty());
    }

    private OpenAiError about(String field) {
        return new OpenAiError(status, code, message, Optional.of(field), retryAfter);
    }

    private OpenAiError until(Duration wait) {
        return new OpenAiError(status, code, message, param, Optional.of(wait));
    }

    private String type() {
        return switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            default -> status < INTERNAL ? "invalid_request_error" : "server_error";
        };
    }

    /// As a body, or as what an event of a stream carries.
    public Buffer json() {
        return new JsonObject()
                .put(
                        "error",
                        new JsonObject()
                                .put("message", message)
                                .put("type", type())
                                .put("param", param.orElse(null))
                                .put("code", code))
                .toBuffer();
    }

    /// Answers a request of which nothing was answered yet.
    public void send(HttpServerResponse response) {
        response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        retryAfter.ifPresent(
                wait -> response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds()))));
        if (status == INTERNAL) {
            response.putHeader(SHOULD_RETRY, "false");
        }
        var _ = response.end(json());
    }
}
