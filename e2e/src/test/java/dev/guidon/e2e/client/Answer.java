package dev.guidon.e2e.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;

/// An answer over HTTP, whatever its status.
public record Answer(int status, String contentType, String entityTag, long environmentSequence, String body) {
    private static final JsonMapper JSON = new JsonMapper();

    static Answer of(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("content-type").orElse(""),
                response.headers().firstValue("etag").orElse(""),
                response.headers()
                        .firstValueAsLong("guidon-environment-sequence")
                        .orElse(0),
                response.body());
    }

    /// The body, which has to be JSON.
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("status " + status + " with a body that is no JSON: " + body, e);
        }
    }

    /// The stable code of an error, as problem+json or as OpenAI's errors have it.
    public String code() {
        JsonNode json = json();
        return json.path("error").path("code").asText(json.path("code").asText());
    }

    /// This answer, if it has the status; otherwise a failure that shows it.
    public Answer require(int wanted) {
        if (status != wanted) {
            throw new IllegalStateException("status " + status + " instead of " + wanted + ": " + body);
        }
        return this;
    }
}
