package dev.guidon.kit.adapter.rest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// The one place where a failure becomes an HTTP response.
public final class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response failure(FailureException exception) {
        return Problem.of(exception.failure());
    }

    /// JSON that does not fit names the field; JSON that is none names the place.
    @ServerExceptionMapper
    public Response json(JsonProcessingException exception) {
        return Problem.of(
                exception instanceof JsonMappingException mapping
                                && !mapping.getPath().isEmpty()
                        ? Failure.Invalid.of(pointer(mapping), expectation(mapping))
                        : new Failure.Malformed("json", position(exception)));
    }

    /// What the framework itself refuses: unknown path, method, media type.
    @ServerExceptionMapper
    public Response refused(WebApplicationException exception) {
        Throwable cause = exception.getCause();
        if (cause instanceof JsonProcessingException json) {
            return json(json);
        }
        Response response = exception.getResponse();
        String code = response.getStatusInfo()
                .getReasonPhrase()
                .toLowerCase(Locale.ROOT)
                .replace(' ', '_');
        Response problem = Problem.respond(
                        response.getStatus(), code, "the request was refused: " + code.replace('_', ' '), List.of(), "")
                .build();
        Object allow = response.getHeaders().getFirst("Allow");
        return allow == null
                ? problem
                : Response.fromResponse(problem).header("Allow", allow).build();
    }

    /// Everything else is a bug: logged once with its trace, shown as an id.
    @ServerExceptionMapper
    public Response bug(Throwable exception) {
        String id = "urn:uuid:" + UUID.randomUUID();
        LOG.errorf(exception, "request failed, incident=%s", id);
        return Problem.respond(
                        500,
                        "internal",
                        "something went wrong here; quote the instance when asking for help",
                        List.of(),
                        id)
                .build();
    }

    private static String pointer(JsonMappingException exception) {
        return exception.getPath().stream()
                .map(reference -> reference.getFieldName() == null
                        ? Integer.toString(reference.getIndex())
                        : reference.getFieldName())
                .collect(Collectors.joining("/", "/", ""));
    }

    private static String expectation(JsonMappingException exception) {
        return exception instanceof UnrecognizedPropertyException unknown
                ? "is not known here; known are " + unknown.getKnownPropertyIds()
                : "has the wrong type or form";
    }

    private static String position(JsonProcessingException exception) {
        JsonLocation location = exception.getLocation();
        return location == null
                ? "the body is no valid JSON"
                : "the body is no valid JSON at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
