package dev.guidon.feed;

import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.kit.identity.ApiKeyText;
import dev.guidon.kit.identity.KeyKind;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/// An environment as a reader holds it: immutable, all of one sequence.
///
/// @param apiKeys by their hash
public record Environment(
        String id, String projectKey, String environmentKey, Ruleset ruleset, Map<ByteBuffer, ApiKey> apiKeys) {

    /// An API key without its secret.
    public record ApiKey(String id, KeyKind kind) {}

    public Environment {
        apiKeys = Map.copyOf(apiKeys);
    }

    public long sequence() {
        return ruleset.sequence();
    }

    /// Whom a key belongs to, if it is one of this environment's.
    public Optional<ApiKey> authenticate(ApiKeyText key) {
        return Optional.ofNullable(apiKeys.get(ByteBuffer.wrap(key.hash())));
    }
}
