package dev.guidon.flag.audit;

import java.time.Instant;

/// Who makes a change and when. One for all that a request does.
public record Stamp(Actor actor, Instant at) {}
