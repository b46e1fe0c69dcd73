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
import java.util.Objects;
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
