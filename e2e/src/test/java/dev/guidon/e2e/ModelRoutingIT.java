package dev.guidon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.HttpResponseFor;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import dev.guidon.e2e.client.Event;
import dev.guidon.e2e.client.Place;
import dev.guidon.e2e.oracle.BatchPass;
import dev.guidon.e2e.oracle.ExpectedResults;
import dev.guidon.e2e.oracle.Measure;
import dev.guidon.e2e.platform.Platform;
import dev.guidon.e2e.platform.PlatformExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Models behind a flag, called with OpenAI's own client, and what callers think of their answers.
@ExtendWith(PlatformExtension.class)
final class ModelRoutingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String ROUTE = "assistant";
    private static final List<String> UNITS =
            IntStream.range(0, 24).mapToObj(i -> "user-" + i).toList();

    private final Place place;
    private final OpenAIClient client;

    /// A plain answer, as far as it is looked at.
    private record Reply(String inferenceId, String variant, String model, String text) {}

    ModelRoutingIT(Platform platform) {
        this.place =
                Place.create(platform, "models-" + UUID.randomUUID().toString().substring(0, 8));
        this.client = OpenAIOkHttpClient.builder()
                .baseUrl(place.gatewayUrl())
                .apiKey(place.serverKey())
                .build();
    }

    @BeforeEach
    void route() {
        place.createFlag(Routes.experiment(ROUTE, "model-test"));
        Awaitility.await("the gateway has the route")
                .atMost(PATIENCE)
                .until(() -> place.gateway().get("/models").body().contains(ROUTE));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aUnitKeepsItsModelWhetherTheAnswerIsPlainOrStreamed() {
        Map<String, String> variants = new LinkedHashMap<>();
        for (String unit : UNITS) {
            Reply first = ask(unit);
            variants.put(unit, first.variant());

            assertThat(first.model()).isEqualTo("intent-" + first.variant());
            assertThat(ask(unit).variant()).isEqualTo(first.variant());
            assertThat(streamed(unit)).isEqualTo(first.model() + " says " + first.text());
        }

        assertThat(variants.values()).contains(Routes.BASELINE, Routes.TUNED);
    }

    @Test
    void feedbackBecomesAMetricOfTheExperiment() {
        place.experiments().post("", """
                {"key": "model-test", "flagKey": "assistant", "arms": ["baseline", "tuned"], "control": "baseline",
                 "metrics": [{"key": "rated", "kind": "conversion", "event": "feedback.helpful"},
                             {"key": "helpfulness", "kind": "mean", "event": "feedback.helpful"}]}""").require(201);
        Instant begin = Instant.now();
        Map<String, String> arms = new LinkedHashMap<>();
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < UNITS.size(); i++) {
            Reply reply = ask(UNITS.get(i));
            arms.put(UNITS.get(i), reply.variant());
            if (i % 4 != 0) {
                events.add(rate(UNITS.get(i), reply, i % 3 / 2.0));
            }
        }
        ExpectedResults expected = new ExpectedResults(
                new BatchPass(arms, events, begin),
                Routes.BASELINE,
                Routes.TUNED,
                List.of(
                        new Measure.Conversion("rated", "feedback.helpful"),
                        new Measure.Mean("helpfulness", "feedback.helpful")));

        Awaitility.await("results equal the batch pass")
                .atMost(PATIENCE)
                .untilAsserted(() -> expected.assertSame(
                        place.experiments().get("/model-test/results").json()));
    }

    /// Twice, because the same judgement of the same answer counts once.
    private Event rate(String unit, Reply reply, double value) {
        String document = """
                {"inferenceId": "%s", "metric": "helpful", "value": %s}""".formatted(reply.inferenceId(), value);
        place.gateway().post("/feedback", document).require(202);
        place.gateway().post("/feedback", document).require(202);
        return new Event(reply.inferenceId(), unit, "feedback.helpful", value, Instant.now());
    }

    private Reply ask(String unit) {
        try (HttpResponseFor<ChatCompletion> response =
                client.chat().completions().withRawResponse().create(question(unit))) {
            ChatCompletion completion = response.parse();
            return new Reply(
                    response.headers().values("guidon-inference-id").getFirst(),
                    response.headers().values("guidon-variant").getFirst(),
                    completion.model(),
                    completion.choices().getFirst().message().content().orElse(""));
        }
    }

    private String streamed(String unit) {
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(question(unit))) {
            List<ChatCompletionChunk> chunks = stream.stream().toList();
            String text = chunks.stream()
                    .flatMap(chunk -> chunk.choices().stream())
                    .flatMap(choice -> choice.delta().content().stream())
                    .collect(Collectors.joining());
            return chunks.getFirst().model() + " says " + text;
        }
    }

    private static ChatCompletionCreateParams question(String unit) {
        return ChatCompletionCreateParams.builder()
                .model(ROUTE)
                .addUserMessage("Somebody stole my wallet, please block the card")
                .user(unit)
                .build();
    }
}
