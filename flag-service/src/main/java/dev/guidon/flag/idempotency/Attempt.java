package dev.guidon.flag.idempotency;

import java.time.Instant;
import java.util.Optional;

/// How far a request is that arrived before.
///
/// @param committed whether it has changed something
/// @param answer empty while it is under way, or when it was lost with the instance that had it
public record Attempt(String contentHash, Instant claimedAt, boolean committed, Optional<KeptAnswer> answer) {}
