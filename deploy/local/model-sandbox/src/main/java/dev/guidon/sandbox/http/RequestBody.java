package dev.guidon.sandbox.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guidon.sandbox.http.Failure.BodyTooLarge;
import dev.guidon.sandbox.http.Failure.Invalid;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads the body of a request: a JSON object of limited size.
final class RequestBody {
    static final int LIMIT = 1_048_576;

    /// How much more is read and dropped before the refusal. A caller that is still sending when the connection closes
    /// sees a reset and not the answer.
    private static final int PATIENCE = 8 * LIMIT;

    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    JsonNode read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
            body.skip(PATIENCE);
            throw new RequestFailed(new BodyTooLarge(LIMIT));
        }
        JsonNode request = parse(new String(bytes, StandardCharsets.UTF_8));
        if (!request.isObject()) {
            throw new RequestFailed(new Invalid("The request body must be a JSON object.", Optional.empty()));
        }
        return request;
    }

    private JsonNode parse(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new RequestFailed(new Invalid("The request body is not valid JSON" + place(e), Optional.empty()));
        }
    }

    /// Tells where the mistake is and not what stands there.
    private static String place(JsonProcessingException problem) {
        JsonLocation location = problem.getLocation();
        return location == null ? "." : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ").";
    }
}
