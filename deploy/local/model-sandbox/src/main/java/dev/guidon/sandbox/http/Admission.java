package dev.guidon.sandbox.http;

import dev.guidon.sandbox.http.Failure.Overloaded;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Lets a limited number of requests be worked on at once; the others wait their turn, and not for ever.
final class Admission {
    private final Semaphore places;
    private final Duration longestWait;

    Admission(int places, Duration longestWait) {
        this.places = new Semaphore(places, true);
        this.longestWait = longestWait;
    }

    @FunctionalInterface
    interface Work {
        Reply run() throws IOException;
    }

    /// Does the work, or fails as overloaded when no place gets free in time.
    Reply admit(Work work) throws IOException {
        if (!taken()) {
            throw new RequestFailed(new Overloaded());
        }
        try {
            return work.run();
        } finally {
            places.release();
        }
    }

    private boolean taken() {
        try {
            return places.tryAcquire(longestWait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
