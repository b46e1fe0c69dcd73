package dev.guidon.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;

/// Answers the requests to one path. Called on a virtual thread and by many at once; it may block.
/// Ends with [RequestFailed] when the request cannot be answered.
@FunctionalInterface
interface Endpoint {
    /// @param request the JSON object of the body; empty for a GET
    Reply answer(JsonNode request);
}
