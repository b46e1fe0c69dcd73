package dev.guidon.flag;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.guidon.flag.FailingServers.OwnServers;
import dev.guidon.flag.adapter.relay.BacklogMetrics;
import dev.guidon.flag.publish.Destination;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What still holds when a server that this service needs is away. Kafka is, throughout.
@QuarkusTest
@WithTestResource(value = FailingServers.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class OutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Set by [FailingServers].
    @Nullable
    OwnServers own;

    private final RedisRulesets redis;
    private final BacklogMetrics backlog;

    @Inject
    OutageTest(RedisRulesets redis, BacklogMetrics backlog) {
        this.redis = redis;
        this.backlog = backlog;
    }

    private OwnServers servers() {
        return Objects.requireNonNull(own);
    }

    private static Response readiness() {
        return given().get("/q/health/ready");
    }

    private static Object deliveries(String field) {
        return readiness().jsonPath().get("checks.find { it.name == 'deliveries' }.data.'" + field + "'");
    }

    @Test
    void withKafkaAwayChangesAreAcceptedAndArriveInRedis() {
        Scene scene = Scene.set();

        scene.change(1, "on").then().statusCode(200);

        await().atMost(PATIENCE).until(() -> redis.sequence(scene.environmentId()) == 2);
        await().atMost(PATIENCE).until(() -> "degraded".equals(deliveries("kafka")));
        await().atMost(PATIENCE).until(() -> backlog.of(Destination.KAFKA).pending() >= 2);
        await().atMost(PATIENCE).until(() -> backlog.of(Destination.KAFKA).age().compareTo(Duration.ofSeconds(1)) > 0);
        assertThat(readiness().statusCode()).isEqualTo(200);
    }

    @Test
    void withRedisAwayChangesAreAcceptedAndArriveWhenItIsBack() {
        Scene scene = Scene.set();
        await().atMost(PATIENCE).until(() -> redis.sequence(scene.environmentId()) == 1);

        servers().redis().kill();
        scene.change(1, "on").then().statusCode(200);
        scene.change(2, "off").then().statusCode(200);
        await().atMost(PATIENCE).until(() -> "degraded".equals(deliveries("redis")));
        assertThat(readiness().statusCode()).isEqualTo(200);
        servers().redis().restart();

        await().atMost(PATIENCE).ignoreExceptions().until(() -> redis.sequence(scene.environmentId()) == 3);
        await().atMost(PATIENCE).until(() -> "ok".equals(deliveries("redis")));
    }

    @Test
    void withPostgresAwayWritesAreRefusedQuicklyAndGoOnWhenItIsBack() {
        Scene scene = Scene.set();

        servers().postgres().kill();
        Response refused = scene.change(1, "on");
        Response notReady = readiness();
        servers().postgres().restart();

        refused.then()
                .statusCode(503)
                .header("Retry-After", "1")
                .contentType("application/problem+json")
                .body("code", equalTo("unavailable"));
        assertThat(refused.time()).isLessThan(5_000);
        assertThat(notReady.statusCode()).isEqualTo(503);
        await().atMost(PATIENCE).until(() -> scene.change(1, "on").statusCode() == 200);
        await().atMost(PATIENCE).until(() -> redis.sequence(scene.environmentId()) == 2);
    }

    @Test
    void whatIsAcknowledgedWhilePostgresIsKilledAndRestartedIsKept() throws Exception {
        Scene scene = Scene.set();
        List<Writer> writers = IntStream.range(0, 6)
                .mapToObj(number -> Writer.of(scene, "load" + number))
                .toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            writers.forEach(writer -> threads.execute(writer::run));
            await().atMost(PATIENCE).until(() -> acknowledged(writers) > 20);
            servers().postgres().kill();
            await().atMost(PATIENCE).until(() -> writers.stream().allMatch(writer -> writer.refused.get() > 0));
            servers().postgres().restart();
            long before = acknowledged(writers);
            await().atMost(PATIENCE).until(() -> acknowledged(writers) > before + 20);
            writers.forEach(Writer::stop);
        }

        await().atMost(PATIENCE).until(() -> redis.sequence(scene.environmentId()) == scene.sequence());
        for (Writer writer : writers) {
            assertThat(writer.surprises).isEmpty();
            Response flag = Api.get(writer.flag());
            List<String> kept = flag.jsonPath().getList("targets[0].units");
            assertThat(kept).containsAll(writer.acknowledged);
            assertThat(Api.get(writer.flag() + "/versions").jsonPath().getList("items.version"))
                    .first()
                    .isEqualTo(kept.size() + 1);
            assertThat(redis.flag(scene.environmentId(), writer.key)
                            .configuration()
                            .targets()
                            .getFirst()
                            .units())
                    .containsExactlyInAnyOrderElementsOf(kept);
        }
        assertThat(Api.administrator().get("/api/v1/audit/verify").jsonPath().getBoolean("intact"))
                .isTrue();
    }

    private static long acknowledged(List<Writer> writers) {
        return writers.stream().mapToLong(writer -> writer.acknowledged.size()).sum();
    }

    /// Adds one unit after the other to a flag of its own, whatever happens.
    private static final class Writer {
        private final Scene scene;
        private final String key;
        private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        private final AtomicInteger refused = new AtomicInteger();
        private final List<String> surprises = new CopyOnWriteArrayList<>();
        private volatile boolean stopped;

        private Writer(Scene scene, String key) {
            this.scene = scene;
            this.key = key;
        }

        private static Writer of(Scene scene, String key) {
            Api.created(Api.post(scene.project() + "/flags", Scene.FLAG.replace("checkout", key)));
            return new Writer(scene, key);
        }

        private String flag() {
            return scene.environment() + "/flags/" + key;
        }

        private void stop() {
            stopped = true;
        }

        private void run() {
            for (int number = 0; !stopped; number++) {
                add("u" + number);
            }
        }

        private void add(String unit) {
            String document = """
                    {"instructions": [{"kind": "addUnits", "variant": "on", "units": ["%s"]}]}""".formatted(unit);
            Response answer = Api.administrator().body(document).patch(Api.BASE + flag());
            switch (answer.statusCode()) {
                case 200 -> acknowledged.add(unit);
                case 503 -> refused.incrementAndGet();
                default -> surprises.add(answer.statusCode() + " " + answer.asString());
            }
        }
    }

    @Test
    void aChangeWhoseTimeComesWhilePostgresIsAwayIsMadeOnceWhenItIsBack() {
        Scene scene = Scene.set();
        Instant due = Instant.now().plusSeconds(3);
        String id = Api.created(Api.post(
                        scene.flag() + "/schedules", "{'at': '" + due + "', 'instructions': [{'kind': 'turnOn'}]}"))
                .extract()
                .path("id");
        String schedule = scene.environment() + "/schedules/" + id;

        servers().postgres().kill();
        await().atMost(PATIENCE).until(() -> Instant.now().isAfter(due));
        servers().postgres().restart();

        await().atMost(PATIENCE)
                .until(() -> "done".equals(Api.get(schedule).jsonPath().getString("status")));
        Api.get(schedule + "/runs").then().body("items.outcome", contains("applied"));
        Api.get(scene.flag()).then().header("ETag", equalTo("\"2\""));
    }
}
