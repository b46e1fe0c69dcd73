package dev.guidon.flag.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How long failed attempts keep further ones out: not at all for the first few, then twice as long each time.
///
/// @param free attempts before the first wait
/// @param first wait
/// @param longest wait, which bounds how long a stranger can lock somebody out
public record Backoff(int free, Duration first, Duration longest) {
    private static final int MAX_DOUBLINGS = 30;

    public Backoff {
        if (free < 1 || !first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("a backoff takes at least one free attempt and waits that grow");
        }
    }

    /// Until when nobody may try again.
    ///
    /// @param failures so far, the last of them at `at`
    public Optional<Instant> blockedUntil(int failures, Instant at) {
        if (failures < free) {
            return Optional.empty();
        }
        Duration wait = first.multipliedBy(1L << Math.min(failures - free, MAX_DOUBLINGS));
        return Optional.of(at.plus(wait.compareTo(longest) < 0 ? wait : longest));
    }
}
