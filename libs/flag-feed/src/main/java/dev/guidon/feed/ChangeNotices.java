package dev.guidon.feed;

import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisConnection;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Hears on a connection of its own which environments changed. Notices may be lost (the connection breaks, the queue
/// is full): they make a reader quick, polling makes it right.
final class ChangeNotices implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final int CAPACITY = 10_000;

    private final Redis redis;
    private final String channel;
    private final BlockingQueue<String> environmentIds = new LinkedBlockingQueue<>(CAPACITY);
    private final AtomicReference<@Nullable RedisConnection> subscription = new AtomicReference<>();

    ChangeNotices(Redis redis, FeedKeys keys) {
        this.redis = redis;
        this.channel = keys.channel();
    }

    /// Subscribes, unless a subscription stands.
    ///
    /// @return whether this call made a new one, so that notices may have been missed before it
    boolean ensureSubscribed() {
        if (subscription.get() != null) {
            return false;
        }
        RedisConnection connection = redis.connect().await().atMost(DEADLINE);
        connection.exceptionHandler(_ -> lost(connection));
        connection.endHandler(() -> lost(connection));
        connection.handler(this::hear);
        subscription.set(connection);
        try {
            connection.send(Request.cmd(Command.SUBSCRIBE).arg(channel)).await().atMost(DEADLINE);
        } catch (RuntimeException failed) {
            // Whatever stops the subscription, the connection must not stay behind.
            lost(connection);
            throw failed;
        }
        return true;
    }

    /// The next environment that changed, or null when none did for `timeout`.
    @Nullable
    String next(Duration timeout) throws InterruptedException {
        return environmentIds.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void hear(Response message) {
        boolean isMessage = (message.type() == ResponseType.PUSH || message.type() == ResponseType.MULTI)
                && message.size() == 3
                && "message".equals(message.get(0).toString());
        if (isMessage) {
            var _ = environmentIds.offer(message.get(2).toString());
        }
    }

    private void lost(RedisConnection connection) {
        if (subscription.compareAndSet(connection, null)) {
            connection.closeAndForget();
        }
    }

    @Override
    public void close() {
        RedisConnection connection = subscription.getAndSet(null);
        if (connection != null) {
            connection.closeAndForget();
        }
    }
}
