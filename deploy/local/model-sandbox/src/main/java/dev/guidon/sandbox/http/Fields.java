package dev.guidon.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;

/// Reads fields of a request; a field of the wrong type fails the request and is named.
final class Fields {
    private Fields() {}

    static String requiredText(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.isTextual()) {
            throw RequestFailed.invalid(field, "'" + field + "' is required and must be a string.");
        }
        return value.textValue();
    }

    /// False when the field is absent or null.
    static boolean flag(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw RequestFailed.invalid(field, "'" + field + "' must be true or false.");
        }
        return value.booleanValue();
    }
}
