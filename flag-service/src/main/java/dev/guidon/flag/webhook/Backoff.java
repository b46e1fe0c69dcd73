package dev.guidon.flag.webhook;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// When a failed delivery is tried again: each time three times later, up to three hours, and a fifth earlier or later
/// at random, so that deliveries that failed together do not come back together.
///
/// @param first pause, after the first attempt
record Backoff(Duration first, RandomGenerator random) {
    private static final int FACTOR = 3;
    private static final Duration LONGEST = Duration.ofHours(3);
    private static final double SPREAD = 0.2;

    /// The pause after an attempt.
    ///
    /// @param attempt from 1
    Duration after(int attempt) {
        double pause = first.toMillis() * Math.pow(FACTOR, attempt - 1.0);
        double bounded = Math.min(pause, LONGEST.toMillis());
        return Duration.ofMillis(Math.round(bounded * random.nextDouble(1 - SPREAD, 1 + SPREAD)));
    }
}
