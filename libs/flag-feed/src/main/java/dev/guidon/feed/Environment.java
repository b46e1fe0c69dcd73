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
/// @param awaitsBlocks whether a segment is not as it should be because blocks of a list of its were not there
public record Environment(
        String id,
        String projectKey,
        String environmentKey,
        Ruleset ruleset,
        Map<ByteBuffer, ApiKey> apiKeys,
        boolean awaitsBlocks) {

    /// An API key without its secret.
    ///
    /// @param expiresAtMillis since the epoch, from when on it opens nothing
    public record ApiKey(String id, KeyKind kind, long expiresAtMillis) {
        private static final long NEVER = Long.MAX_VALUE;

        /// A key that does not expire.
        public ApiKey(String id, KeyKind kind) {
            this(id, kind, NEVER);
        }

        public boolean expires() {
            return expiresAtMillis != NEVER;
        }

        public boolean isGoodAt(long millis) {
            return millis < expiresAtMillis;
        }
    }

    public Environment {
        apiKeys = Map.copyOf(apiKeys);
    }

    /// An environment that waits for nothing.
    public Environment(
            String id, String projectKey, String environmentKey, Ruleset ruleset, Map<ByteBuffer, ApiKey> apiKeys) {
        this(id, projectKey, environmentKey, ruleset, apiKeys, false);
    }

    Environment with(Ruleset changed) {
        return new Environment(id, projectKey, environmentKey, changed, apiKeys, awaitsBlocks);
    }

    Environment awaitingBlocks() {
        return new Environment(id, projectKey, environmentKey, ruleset, apiKeys, true);
    }

    public long sequence() {
        return ruleset.sequence();
    }

    /// Whether a key opens the environment still.
    ///
    /// @param nowMillis the present, since the epoch
    public boolean admits(String keyId, long nowMillis) {
        return apiKeys.values().stream().anyMatch(known -> known.id().equals(keyId) && known.isGoodAt(nowMillis));
    }

    /// Whom a key belongs to, if it is one of this environment's and has not expired.
    ///
    /// @param nowMillis the present, since the epoch
    public Optional<ApiKey> authenticate(ApiKeyText key, long nowMillis) {
        return Optional.ofNullable(apiKeys.get(ByteBuffer.wrap(key.hash()))).filter(known -> known.isGoodAt(nowMillis));
    }
}
