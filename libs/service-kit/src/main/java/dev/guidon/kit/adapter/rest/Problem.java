package dev.guidon.kit.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.Violation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// RFC 9457 problem details, with a stable `code` and, for invalid input, every violation.
///
/// @param instance an id to quote when asking for help; only for bugs
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String code,
        String detail,
        List<Violation> violations,
        String instance) {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final int PRECONDITION_REQUIRED = 428;

    static Response of(Failure failure) {
        int status = statusOf(failure);
        Response.ResponseBuilder response =
                respond(status, failure.code(), failure.detail(), violationsOf(failure), "");
        waitOf(failure).ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds())));
        if (failure instanceof Failure.Unauthenticated) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }

    private static Optional<Duration> waitOf(Failure failure) {
        return switch (failure) {
            case Failure.Unavailable(var _, var wait) -> Optional.of(wait);
            case Failure.RateLimited(var _, var wait) -> Optional.of(wait);
            case Failure _ -> Optional.empty();
        };
    }

    static Response.ResponseBuilder respond(
            int status, String code, String detail, List<Violation> violations, String instance) {
        Problem problem =
                new Problem("urn:guidon:problem:" + code, titleOf(status), status, code, detail, violations, instance);
        return Response.status(status).type(MEDIA_TYPE).entity(problem);
    }

    /// The HTTP status of a failure.
    public static int statusOf(Failure failure) {
        return switch (failure) {
            case Failure.NotFound _ -> 404;
            case Failure.AlreadyExists _, Failure.Conflict _ -> 409;
            case Failure.StaleVersion _ -> 412;
            case Failure.PreconditionRequired _ -> PRECONDITION_REQUIRED;
            case Failure.Malformed _ -> 400;
            case Failure.Invalid _ -> 422;
            case Failure.Unauthenticated _ -> 401;
            case Failure.Forbidden _ -> 403;
            case Failure.TooLarge _ -> 413;
            case Failure.RateLimited _ -> 429;
            case Failure.Unavailable _ -> 503;
        };
    }

    private static List<Violation> violationsOf(Failure failure) {
        return failure instanceof Failure.Invalid(var violations) ? violations : List.of();
    }

    private static String titleOf(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Unprocessable Content" : known.getReasonPhrase();
    }
}
