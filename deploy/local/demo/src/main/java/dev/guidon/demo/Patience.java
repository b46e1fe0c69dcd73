package dev.guidon.demo;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits until a new flag has travelled.
record Patience(Stage stage) {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(5);

    /// Until evaluation-service has the flag. Uses a targeting key that no rule draws a unit from, so that nobody is
    /// exposed by waiting.
    void untilServed(String flagKey) {
        until(() -> isServed(flagKey), "flag " + flagKey + " was not served");
    }

    /// Until the model gateway, which follows the rulesets on its own, has the route.
    void untilRouted(String route) {
        until(() -> isRouted(route), "route " + route + " was not listed");
    }

    private static void until(BooleanSupplier arrived, String problem) {
        long begin = System.nanoTime();
        while (!arrived.getAsBoolean()) {
            if (System.nanoTime() - begin > LIMIT.toNanos()) {
                throw new DemoProblem(problem + " within " + LIMIT.toSeconds() + " s");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean isRouted(String route) {
        return stage.gateway()
                .get("/v1/models")
                .body()
                .path("data")
                .findValuesAsText("id")
                .contains(route);
    }

    private boolean isServed(String flagKey) {
        try {
            return stage.evaluator().evaluate(flagKey, "", Map.of()).getFlagVersion() > 0;
        } catch (DemoProblem notYet) {
            return false;
        }
    }
}
