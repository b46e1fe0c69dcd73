package dev.guidon.gateway.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.feed.FeedSettings;
import dev.guidon.gateway.feedback.InferenceUnits.Remembered;
import dev.guidon.gateway.route.Unit;
import dev.guidon.testkit.OwnServer;
import dev.guidon.testkit.TestServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// With a Redis of its own, which hangs.
class RedisInferenceUnitsTest {
    private static final String ENVIRONMENT = "env";
    private static final Unit ANNA = new Unit("targetingKey", "anna");

    private final OwnServer server = OwnServer.start(TestServer.REDIS);
    private final Vertx vertx = Vertx.vertx();
    private final RedisInferenceUnits units = new RedisInferenceUnits(
            vertx,
            Redis.createClient(vertx, "redis://" + server.endpoint().address()),
            new Feed(),
            () -> Duration.ofMinutes(1),
            new SimpleMeterRegistry());

    private record Feed() implements FeedSettings {
        @Override
        public String keyPrefix() {
            return "";
        }
    }

    @AfterEach
    void tearDown() {
        server.close();
        var _ = vertx.close();
    }

    @Test
    void whatIsOnItsWayToRedisIsFound() {
        server.pause();

        units.remember(ENVIRONMENT, "named", Optional.of(ANNA));
        units.remember(ENVIRONMENT, "anonymous", Optional.empty());

        assertThat(units.find(ENVIRONMENT, "named")).isEqualTo(new Remembered.For(ANNA));
        assertThat(units.find(ENVIRONMENT, "anonymous")).isEqualTo(new Remembered.Anonymous());
        server.resume();
    }
}
