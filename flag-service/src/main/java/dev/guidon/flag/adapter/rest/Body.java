package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import org.jspecify.annotations.Nullable;

/// The document that a request brings.
final class Body {
    private Body() {}

    /// @param sent null or missing when the body is empty; must hold nothing but storable text
    static JsonNode of(@Nullable JsonNode sent) {
        if (sent == null || sent.isMissingNode()) {
            throw new FailureException(new Failure.Malformed("json", "the body is empty; send a JSON object"));
        }
        StorableText.check(sent);
        return sent;
    }
}
