package dev.guidon.sandbox.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.sandbox.http.Failure.BodyTooLarge;
import dev.guidon.sandbox.http.Failure.Deliberate;
import dev.guidon.sandbox.http.Failure.Internal;
import dev.guidon.sandbox.http.Failure.Invalid;
import dev.guidon.sandbox.http.Failure.Overloaded;
import dev.guidon.sandbox.http.Failure.UnknownModel;
import dev.guidon.sandbox.http.Failure.UnknownPath;
import dev.guidon.sandbox.http.Failure.WrongMethod;
import dev.guidon.sandbox.http.Reply.Document;
import java.util.Map;
import java.util.Optional;

/// A failure as `{"error": {"message", "type", "param", "code"}}`: the only place that knows statuses, types and codes.
record ErrorBody(int status, String message, Optional<String> parameter, String code) {

    static Document of(Failure failure) {
        ErrorBody body = describe(failure);
        return new Document(body.status, headers(failure), body.json());
    }

    private static ErrorBody describe(Failure failure) {
        return switch (failure) {
            case Invalid(var message, var parameter) -> new ErrorBody(400, message, parameter, "invalid_request");
            case UnknownModel(var model) ->
                new ErrorBody(
                        404,
                        "The model '" + model + "' does not exist; GET /v1/models lists the ones that do.",
                        Optional.of("model"),
                        "model_not_found");
            case UnknownPath(var path) -> plain(404, "Nothing is served at " + path + ".", "not_found");
            case WrongMethod(var used, var right) ->
                plain(405, "This path takes " + right + ", not " + used + ".", "method_not_allowed");
            case BodyTooLarge(var limit) ->
                plain(413, "The request body may have at most " + limit + " bytes.", "body_too_large");
            case Overloaded() -> plain(503, "Too many requests are waiting; try again in a second.", "overloaded");
            case Deliberate() -> plain(503, "This failure was asked for with --fail-every.", "deliberate_failure");
            case Internal(var id) -> plain(500, "The sandbox failed; its log has the cause under " + id, "internal");
        };
    }

    private static ErrorBody plain(int status, String message, String code) {
        return new ErrorBody(status, message, Optional.empty(), code);
    }

    private static Map<String, String> headers(Failure failure) {
        return switch (failure) {
            case WrongMethod wrong -> Map.of("Allow", wrong.right().name());
            case Overloaded() -> Map.of("Retry-After", "1");
            case Invalid _, UnknownModel _, UnknownPath _, BodyTooLarge _, Deliberate _, Internal _ -> Map.of();
        };
    }

    private ObjectNode json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putObject("error")
                .put("message", message)
                .put("type", status < 500 ? "invalid_request_error" : "server_error")
                .put("param", parameter.orElse(null))
                .put("code", code);
        return root;
    }
}
