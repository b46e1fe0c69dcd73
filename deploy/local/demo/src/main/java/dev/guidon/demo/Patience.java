package dev.guidon.demo;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// Waits until a new flag has travelled.
record Patience(Stage stage) {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(5);

    /// Uses a targeting key that no rule draws a unit from, so that nobody is exposed by waiting.
    void untilServed(String flagKey) {
        long begin = System.nanoTime();
        while (!isServed(flagKey)) {
            if (System.nanoTime() - begin > LIMIT.toNanos()) {
                throw new DemoProblem("flag " + flagKey + " was not served within " + LIMIT.toSeconds() + " s");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean isServed(String flagKey) {
        try {
            return stage.evaluator().evaluate(flagKey, "", Map.of()).getFlagVersion() > 0;
        } catch (DemoProblem notYet) {
            return false;
        }
    }
}
