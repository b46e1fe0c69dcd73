package dev.guidon.sandbox.http;

import dev.guidon.sandbox.http.Failure.Deliberate;
import dev.guidon.sandbox.http.Failure.Overloaded;
import java.util.concurrent.atomic.AtomicLong;

/// Carries out a [Disturbance]; counts the requests it sees.
final class Saboteur {
    private final Disturbance disturbance;
    private final AtomicLong requests = new AtomicLong();

    Saboteur(Disturbance disturbance) {
        this.disturbance = disturbance;
    }

    void strike() {
        pause();
        int failEvery = disturbance.failEvery();
        if (failEvery > 0 && requests.incrementAndGet() % failEvery == 0) {
            throw new RequestFailed(new Deliberate());
        }
    }

    private void pause() {
        try {
            Thread.sleep(disturbance.latency());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RequestFailed(new Overloaded());
        }
    }
}
