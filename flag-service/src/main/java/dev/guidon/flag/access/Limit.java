package dev.guidon.flag.access;

import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;

/// How many of something an organization may have.
final class Limit {
    private Limit() {}

    /// Throws a `FailureException` of `Conflict`.
    static void requireRoom(long existing, int max, String what) {
        if (existing >= max) {
            throw new FailureException(new Failure.Conflict(
                    "limit_reached", "an organization has at most " + max + " " + what + "; remove some first"));
        }
    }
}
