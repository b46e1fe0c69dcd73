package dev.guidon.e2e.traffic;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Runs each client on a thread of its own until it is closed. What a client throws is kept: it is a bug of the test.
public final class Loops implements AutoCloseable {
    private static final int CLIENTS = 4;
    private static final long END_SECONDS = 60;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(CLIENTS);
    private final Queue<Throwable> bugs = new ConcurrentLinkedQueue<>();

    public void run(Runnable client, Duration pause) {
        var unused =
                threads.scheduleWithFixedDelay(() -> surviving(client), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void surviving(Runnable client) {
        try {
            client.run();
        } catch (RuntimeException bug) {
            bugs.add(bug);
        }
    }

    /// Returns when every client has ended its turn.
    public void stop() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a client does not end its turn");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        bugs.stream().findFirst().ifPresent(bug -> {
            throw new IllegalStateException("a client broke", bug);
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
