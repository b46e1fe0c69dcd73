package dev.guidon.gateway.adapter.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.Violation;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenAiErrorTest {

    @Test
    void everyViolationIsToldAndTheFirstIsNamed() {
        OpenAiError error = OpenAiError.of(
                new Failure.Invalid(List.of(new Violation("metric", "is missing"), new Violation("value", "is text"))));

        assertThat(error.json().toJsonObject())
                .isEqualTo(new JsonObject("{\"error\":{\"message\":\"metric is missing; value is text\","
                        + "\"type\":\"invalid_request_error\",\"param\":\"metric\",\"code\":\"invalid\"}}"));
    }

    @Test
    void aModelThatIsMissingIsTheModelParameter() {
        assertThat(OpenAiError.of(new Failure.NotFound("model", "m")).param()).contains("model");
        assertThat(OpenAiError.of(new Failure.NotFound("inference", "i")).param())
                .isEmpty();
    }

    @Test
    void whatPassesByItselfTellsWhen() {
        OpenAiError error = OpenAiError.of(new Failure.Unavailable("Kafka", Duration.ofSeconds(2)));

        assertThat(error.status()).isEqualTo(503);
        assertThat(error.retryAfter()).contains(Duration.ofSeconds(2));
    }
}
