package dev.guidon.gateway.adapter.upstream;

import dev.guidon.gateway.record.Ticker;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/// Watches the time limits of one call with one timer: progress is noted, not re-armed for, and the timer looks again
/// when it was in vain. For one event loop.
final class Patience {
    private final Vertx vertx;
    private final Ticker ticker;
    private final Runnable expired;
    private final long firstByteNanos;
    private final long idleNanos;
    private final long totalNanos;
    private final long startedAt;
    private long progressAt;
    private boolean begun;
    private long timer;

    Patience(Vertx vertx, Ticker ticker, Provider.Limits limits, Runnable expired) {
        this.vertx = vertx;
        this.ticker = ticker;
        this.expired = expired;
        this.firstByteNanos = limits.firstByte().toNanos();
        this.idleNanos = limits.idle().toNanos();
        this.totalNanos = limits.total().toNanos();
        this.startedAt = ticker.nanos();
        look();
    }

    /// A piece of the answer came.
    void progress(long now) {
        progressAt = now;
        if (!begun) {
            begun = true;
            stop();
            look();
        }
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    private void look() {
        long left = nanosLeft();
        if (left <= 0) {
            expired.run();
        } else {
            timer = vertx.setTimer(TimeUnit.NANOSECONDS.toMillis(left) + 1, _ -> look());
        }
    }

    private long nanosLeft() {
        long now = ticker.nanos();
        long ofTotal = totalNanos - (now - startedAt);
        long ofPhase = begun ? idleNanos - (now - progressAt) : firstByteNanos - (now - startedAt);
        return Math.min(ofTotal, ofPhase);
    }
}
