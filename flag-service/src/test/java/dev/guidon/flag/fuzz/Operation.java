package dev.guidon.flag.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/// An operation of an OpenAPI document.
///
/// @param path a template such as `/api/v1/projects/{project}`
/// @param body what is sent, where something is
public record Operation(String method, String path, List<Parameter> parameters, Optional<Body> body) {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /// @param place `path`, `query` or `header`
    public record Parameter(String name, String place, JsonNode schema) {}

    public record Body(String mediaType, JsonNode schema) {}

    @Override
    public String toString() {
        return method + " " + path;
    }

    /// All operations of a document.
    public static List<Operation> of(JsonNode document) {
        List<Operation> operations = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .map(method -> read(method.getKey(), path.getKey(), path.getValue(), method.getValue()))
                .forEach(operations::add));
        return operations;
    }

    private static Operation read(String method, String path, JsonNode shared, JsonNode operation) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode holder : List.of(shared, operation)) {
            holder.path("parameters")
                    .forEach(parameter -> parameters.add(new Parameter(
                            parameter.path("name").asText(),
                            parameter.path("in").asText(),
                            parameter.path("schema"))));
        }
        Optional<Body> body = StreamSupport.stream(
                        operation
                                .path("requestBody")
                                .path("content")
                                .properties()
                                .spliterator(),
                        false)
                .findFirst()
                .map(content -> new Body(content.getKey(), content.getValue().path("schema")));
        return new Operation(method.toUpperCase(Locale.ROOT), path, parameters, body);
    }
}
