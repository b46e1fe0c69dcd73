package dev.guidon.flag.publish;

import dev.guidon.engine.flag.Flag;
import dev.guidon.kit.identity.KeyKind;
import java.time.Instant;
import java.util.Optional;

/// What readers of an environment must learn.
public sealed interface Change {

    /// A flag is new or differs.
    record FlagPut(Flag flag) implements Change {}

    /// A flag is served no more.
    record FlagRemoved(String flagKey) implements Change {}

    /// A segment is new or differs.
    record SegmentPut(PublishedSegment segment) implements Change {}

    /// Nobody may ask for a segment any more.
    record SegmentRemoved(String segmentKey) implements Change {}

    /// @param hash of the whole key, in hexadecimal
    /// @param expiresAt from when on it opens nothing
    record KeyPut(String keyId, KeyKind kind, String hash, Optional<Instant> expiresAt) implements Change {}

    record KeyRemoved(String keyId) implements Change {}
}
