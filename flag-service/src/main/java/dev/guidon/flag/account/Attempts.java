package dev.guidon.flag.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Failed attempts of one subject, which is an account or an address.
///
/// @param lastAt when the latest of them was
public record Attempts(int failures, Instant lastAt, Optional<Instant> blockedUntil) {
    /// After which they are forgotten.
    public static final Duration MEMORY = Duration.ofHours(24);

    public static Attempts none(Instant at) {
        return new Attempts(0, at, Optional.empty());
    }

    /// How long nobody may try again.
    public Optional<Duration> waitAt(Instant now) {
        return blockedUntil.filter(now::isBefore).map(until -> Duration.between(now, until));
    }

    public Attempts failed(Instant at, Backoff backoff) {
        int count = lastAt.plus(MEMORY).isBefore(at) ? 1 : failures + 1;
        return new Attempts(count, at, backoff.blockedUntil(count, at));
    }

    /// One of them was none: its password was right.
    public Attempts lessOne() {
        return new Attempts(Math.max(0, failures - 1), lastAt, Optional.empty());
    }
}
