package dev.guidon.gateway.adapter.redis;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/// Writes to Redis behind the caller's back: what comes while one batch is under way goes with the next, on one
/// connection. A batch that fails is repeated for a while: after an outage of Redis the pool may still hold connections
/// that are dead. A write that finds the queue full, or whose batch fails too long, is lost and counted. Whoever waits
/// for a write hears when it is over, whichever way.
///
/// Safe for use by many threads.
final class WriteBehind {
    private static final int CAPACITY = 16_384;
    private static final int BATCH = 256;
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final Duration REPEAT_AFTER = Duration.ofMillis(100);

    private final Vertx vertx;
    private final Redis redis;
    private final Duration repeatFor;
    private final LongAdder lost;
    private final BlockingQueue<Write> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicBoolean underWay = new AtomicBoolean();

    private record Write(String slot, Request request, Runnable whenOver) {}

    /// @param repeatFor how long a batch that fails is repeated
    /// @param lost counts what is given up
    WriteBehind(Vertx vertx, Redis redis, Duration repeatFor, LongAdder lost) {
        this.vertx = vertx;
        this.redis = redis;
        this.repeatFor = repeatFor;
        this.lost = lost;
    }

    /// Returns at once. `request` may reach Redis twice.
    ///
    /// @param slot writes of different slots never share a batch: a cluster takes no batch that spans nodes
    /// @param whenOver runs once, when the write is in Redis or lost
    void add(String slot, Request request, Runnable whenOver) {
        if (waiting.offer(new Write(slot, request, whenOver))) {
            sendNext();
        } else {
            lost.increment();
            whenOver.run();
        }
    }

    /// Whoever wins the flag owns the head of the queue until its batch is answered. The queue is looked at again after
    /// the flag is given back, so that a write which came in between is not left behind.
    private void sendNext() {
        while (!waiting.isEmpty() && underWay.compareAndSet(false, true)) {
            List<Write> batch = take();
            if (!batch.isEmpty()) {
                send(batch, System.nanoTime() + repeatFor.toNanos());
                return;
            }
            underWay.set(false);
        }
    }

    private List<Write> take() {
        List<Write> batch = new ArrayList<>();
        Write head = waiting.peek();
        String slot = head == null ? "" : head.slot();
        while (head != null && head.slot().equals(slot) && batch.size() < BATCH) {
            batch.add(waiting.remove());
            head = waiting.peek();
        }
        return batch;
    }

    private void send(List<Write> batch, long until) {
        redis.batch(batch.stream().map(Write::request).toList())
                .timeout(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(_ -> over(batch))
                .onFailure(_ -> failed(batch, until));
    }

    private void failed(List<Write> batch, long until) {
        if (System.nanoTime() < until) {
            vertx.setTimer(REPEAT_AFTER.toMillis(), _ -> send(batch, until));
        } else {
            lost.add(batch.size());
            over(batch);
        }
    }

    private void over(List<Write> batch) {
        batch.forEach(write -> write.whenOver().run());
        underWay.set(false);
        sendNext();
    }
}
