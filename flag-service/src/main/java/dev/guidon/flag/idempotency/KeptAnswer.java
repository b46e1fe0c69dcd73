package dev.guidon.flag.idempotency;

import java.util.Map;
import java.util.Optional;

/// What a request was answered with.
///
/// @param headers that belong to the answer itself
/// @param body as it was sent; empty when it held a secret, or was too long to be kept
public record KeptAnswer(int status, Map<String, String> headers, Optional<String> body) {
    public KeptAnswer {
        headers = Map.copyOf(headers);
    }
}
