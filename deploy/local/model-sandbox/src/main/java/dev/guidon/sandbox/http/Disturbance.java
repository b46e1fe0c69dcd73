package dev.guidon.sandbox.http;

import java.time.Duration;

/// How slow and how unreliable inference is on purpose, for tests of what callers make of it.
///
/// @param latency   added to every inference
/// @param failEvery of so many inferences, over all endpoints, the last one fails; 0: none
public record Disturbance(Duration latency, int failEvery) {
    public static final Disturbance NONE = new Disturbance(Duration.ZERO, 0);

    public Disturbance {
        if (latency.isNegative() || failEvery < 0) {
            throw new IllegalArgumentException("latency and failure rate cannot be negative");
        }
    }
}
