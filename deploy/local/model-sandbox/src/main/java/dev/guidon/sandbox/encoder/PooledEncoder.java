package dev.guidon.sandbox.encoder;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Computes on a few platform threads, so that any number of callers share the processors fairly.
/// Native code would hold the carrier of a virtual thread; here the caller only waits.
///
/// Bounded twice: a full queue refuses at once, and nobody waits longer than the deadline. Both end in [EncoderBusy].
public final class PooledEncoder implements TextEncoder, AutoCloseable {
    private final TextEncoder encoder;
    private final ThreadPoolExecutor threads;
    private final Duration deadline;

    public PooledEncoder(TextEncoder encoder, int threads, int queued, Duration deadline) {
        this.encoder = encoder;
        this.deadline = deadline;
        this.threads = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queued),
                Thread.ofPlatform().daemon().name("encoder-", 0).factory());
    }

    @Override
    public EncodedText encode(String text) {
        Future<EncodedText> encoding = submit(text);
        try {
            return encoding.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            encoding.cancel(false);
            throw new EncoderBusy("not encoded within " + deadline.toMillis() + " ms");
        } catch (InterruptedException e) {
            encoding.cancel(false);
            Thread.currentThread().interrupt();
            throw new EncoderBusy("stopped while waiting for the encoder");
        } catch (ExecutionException e) {
            throw new IllegalStateException("the encoder failed", e.getCause());
        }
    }

    private Future<EncodedText> submit(String text) {
        try {
            return threads.submit(() -> encoder.encode(text));
        } catch (RejectedExecutionException e) {
            throw new EncoderBusy("no room for another text");
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
