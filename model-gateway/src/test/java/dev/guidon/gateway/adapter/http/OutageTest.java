package dev.guidon.gateway.adapter.http;

import static dev.guidon.gateway.stage.Caller.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guidon.gateway.stage.Caller;
import dev.guidon.gateway.stage.KafkaRecords;
import dev.guidon.gateway.stage.OwnServersResource;
import dev.guidon.gateway.stage.ProviderResource;
import dev.guidon.gateway.stage.Routes;
import dev.guidon.gateway.stage.Stage;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What holds when Redis or Kafka is away.
@QuarkusTest
@WithTestResource(ProviderResource.class)
@WithTestResource(value = OwnServersResource.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class OutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String UNKNOWN_UNIT = "{\"inferenceId\":\"i\",\"metric\":\"m\",\"value\":1}";
    private static final String KNOWN_UNIT = "{\"inferenceId\":\"i\",\"metric\":\"m\",\"value\":1,\"unit\":\"u-1\"}";

    @Inject
    Stage stage;

    @Inject
    KafkaRecords records;

    @TestHTTPResource("/")
    URI gateway;

    @SuppressWarnings("NullAway.Init") // OwnServersResource sets it.
    OwnServersResource.Servers servers;

    @Test
    void withoutRedisAnswersGoOn() {
        Caller caller = caller(stage.with(Routes.experiment("no-redis")));
        servers.redis().kill();

        HttpResponse<String> answer = caller.chat(ask("no-redis"), "guidon-unit", "u-1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(caller.get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(caller.feedback(KNOWN_UNIT).statusCode()).isEqualTo(202);
        assertUnavailable(caller.feedback(UNKNOWN_UNIT));
        servers.redis().restart();
        await().atMost(PATIENCE).until(() -> caller.feedback(UNKNOWN_UNIT).statusCode() == 404);
        assertThat(caller(stage.with(Routes.one("after", "fake", "m")))
                        .chat(ask("after"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aRedisThatHangsDelaysNoAnswer() {
        Caller caller = caller(stage.with(Routes.experiment("hung-redis")));
        caller.chat(ask("hung-redis"), "guidon-unit", "warm");
        servers.redis().pause();

        Instant before = Instant.now();
        HttpResponse<String> answer = caller.chat(ask("hung-redis"), "guidon-unit", "u-1");
        Duration spent = Duration.between(before, Instant.now());
        HttpResponse<String> feedback = caller.feedback(UNKNOWN_UNIT);
        servers.redis().resume();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(spent).isLessThan(Duration.ofSeconds(1));
        assertUnavailable(feedback);
    }

    @Test
    void withoutKafkaAnswersGoOnAndNoRecordIsLostWhenItComesBack() {
        Stage.Scene scene = stage.with(Routes.experiment("no-kafka"));
        Caller caller = caller(scene);
        caller.chat(ask("no-kafka"), "guidon-unit", "before");
        assertThat(records.inferences(scene.environmentId(), 1)).hasSize(1);
        servers.kafka().kill();

        Instant before = Instant.now();
        HttpResponse<String> answer = caller.chat(ask("no-kafka"), "guidon-unit", "during");
        Duration spent = Duration.between(before, Instant.now());
        HttpResponse<String> feedback = caller.feedback(KNOWN_UNIT);
        Duration untilRefused = Duration.between(before, Instant.now());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(spent).isLessThan(Duration.ofSeconds(1));
        assertUnavailable(feedback);
        assertThat(untilRefused).isLessThan(Duration.ofSeconds(6));
        servers.kafka().restart();
        assertThat(records.inferences(scene.environmentId(), 2)).hasSize(2);
        await().atMost(PATIENCE).until(() -> caller.feedback(KNOWN_UNIT).statusCode() == 202);
    }

    private Caller caller(Stage.Scene scene) {
        return Caller.of(gateway, scene.serverKey());
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.body()).contains("\"code\":\"unavailable\"");
        assertThat(answer.headers().firstValue("retry-after")).contains("2");
    }
}
