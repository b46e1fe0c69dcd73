package dev.guidon.gateway.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guidon.testkit.OwnServer;
import dev.guidon.testkit.RedisDatabase;
import dev.guidon.testkit.ServersExtension;
import dev.guidon.testkit.TestServer;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ServersExtension.class)
class WriteBehindTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int WRITERS = 8;
    private static final int WRITES = 500;

    private final Vertx vertx = Vertx.vertx();
    private final LongAdder lost = new LongAdder();
    private final LongAdder over = new LongAdder();

    @AfterEach
    void tearDown() {
        var _ = vertx.close();
    }

    @Test
    void writesOfManyThreadsAllArrive(RedisDatabase database) {
        Redis redis = Redis.createClient(vertx, database.url());
        WriteBehind writes = new WriteBehind(vertx, redis, PATIENCE, lost);

        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            for (int writer = 0; writer < WRITERS; writer++) {
                String slot = "slot-" + writer % 3;
                threads.execute(() -> {
                    for (int i = 0; i < WRITES; i++) {
                        writes.add(slot, Request.cmd(Command.INCR).arg("written"), over::increment);
                    }
                });
            }
        }

        await().atMost(PATIENCE).until(() -> over.sum() == WRITERS * WRITES);
        assertThat(written(redis)).isEqualTo(WRITERS * WRITES);
        assertThat(lost.sum()).isZero();
    }

    @Test
    void writesToARedisThatIsAwayAreCounted() {
        WriteBehind writes =
                new WriteBehind(vertx, Redis.createClient(vertx, "redis://127.0.0.1:1"), Duration.ofMillis(300), lost);

        writes.add("slot", Request.cmd(Command.PING), over::increment);
        writes.add("slot", Request.cmd(Command.PING), over::increment);

        await().atMost(PATIENCE).until(() -> over.sum() == 2);
        assertThat(lost.sum()).isEqualTo(2);
    }

    @Test
    void writesSurviveARedisThatComesBack() {
        try (OwnServer server = OwnServer.start(TestServer.REDIS)) {
            Redis redis =
                    Redis.createClient(vertx, "redis://" + server.endpoint().address());
            WriteBehind writes = new WriteBehind(vertx, redis, PATIENCE, lost);
            server.kill();

            writes.add("slot", Request.cmd(Command.INCR).arg("written"), over::increment);
            server.restart();

            await().atMost(PATIENCE).until(() -> over.sum() == 1);
            assertThat(lost.sum()).isZero();
            assertThat(written(redis)).isEqualTo(1);
        }
    }

    private static int written(Redis redis) {
        var response = redis.send(Request.cmd(Command.GET).arg("written"))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return response == null ? 0 : response.toInteger();
    }
}
