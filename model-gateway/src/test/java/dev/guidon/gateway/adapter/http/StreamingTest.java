package dev.guidon.gateway.adapter.http;

import static dev.guidon.gateway.stage.Caller.ask;
import static dev.guidon.gateway.stage.FakeProvider.chunk;
import static dev.guidon.gateway.stage.FakeProvider.event;
import static dev.guidon.gateway.stage.FakeProvider.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guidon.contracts.events.v1.Inference;
import dev.guidon.contracts.events.v1.InferenceStatus;
import dev.guidon.gateway.stage.Caller;
import dev.guidon.gateway.stage.FakeProvider;
import dev.guidon.gateway.stage.GatewayTest;
import dev.guidon.gateway.stage.KafkaRecords;
import dev.guidon.gateway.stage.Routes;
import dev.guidon.gateway.stage.Stage;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@GatewayTest
class StreamingTest {
    private static final String STREAM = "\"stream\":true";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Stage stage;

    @Inject
    KafkaRecords records;

    @TestHTTPResource("/")
    URI gateway;

    @SuppressWarnings("NullAway.Init") // ProviderResource sets it.
    FakeProvider provider;

    @Test
    void eachPieceArrivesBeforeTheNextIsWritten() throws IOException {
        Semaphore next = new Semaphore(0);
        provider.when("pieces", exchange -> {
            OutputStream stream = stream(exchange);
            for (String word : new String[] {"one", "two", "[DONE]"}) {
                assertThat(next.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
                event(stream, word);
            }
        });
        Caller caller = caller("pieces");

        next.release();
        HttpResponse<InputStream> answer = open(caller, "pieces");

        try (BufferedReader lines = lines(answer)) {
            assertThat(lines.readLine()).isEqualTo("data: one");
            assertThat(lines.readLine()).isEmpty();
            next.release();
            assertThat(lines.readLine()).isEqualTo("data: two");
            next.release();
            assertThat(lines.lines().collect(Collectors.joining("|"))).isEqualTo("|data: [DONE]|");
        }
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        assertThat(answer.headers().firstValue("guidon-variant")).contains("a");
    }

    @Test
    void usageAndTimeToTheFirstByteAreRecorded() {
        provider.when("used", exchange -> {
            OutputStream stream = stream(exchange);
            event(stream, chunk("hello"));
            event(stream, FakeProvider.usageChunk(11, 2));
            event(stream, "[DONE]");
        });
        Stage.Scene scene = stage.with(Routes.one("used", "fake", "used"));

        Caller.of(gateway, scene.serverKey()).chat(ask("used", STREAM));

        Inference inference = onlyInference(scene);
        assertThat(inference.getStatus()).isEqualTo(InferenceStatus.INFERENCE_STATUS_OK);
        assertThat(inference.getStreamed()).isTrue();
        assertThat(inference.getPromptTokens()).isEqualTo(11);
        assertThat(inference.getCompletionTokens()).isEqualTo(2);
        assertThat(inference.getFirstTokenMicros()).isPositive().isLessThanOrEqualTo(inference.getDurationMicros());
    }

    @Test
    void aProviderThatBreaksOffBeforeTheFirstByteIsACleanError() {
        provider.when("mute", exchange -> {
            OutputStream stream = stream(exchange);
            stream.flush();
            throw new IOException("the provider crashes");
        });
        Stage.Scene scene = stage.with(Routes.one("mute", "fake", "mute"));

        HttpResponse<String> answer = Caller.of(gateway, scene.serverKey()).chat(ask("mute", STREAM));

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(error(answer.body()).getString("code")).isEqualTo("upstream_interrupted");
        assertThat(onlyInference(scene).getStatus()).isEqualTo(InferenceStatus.INFERENCE_STATUS_UPSTREAM_ERROR);
    }

    @Test
    void aProviderThatBreaksOffLaterEndsTheStreamWithAnErrorEvent() {
        provider.when("cut", exchange -> {
            OutputStream stream = stream(exchange);
            event(stream, chunk("half an ans"));
            throw new IOException("the provider crashes");
        });
        Stage.Scene scene = stage.with(Routes.one("cut", "fake", "cut"));

        HttpResponse<String> answer = Caller.of(gateway, scene.serverKey()).chat(ask("cut", STREAM));

        assertThat(answer.statusCode()).isEqualTo(200);
        String[] events = answer.body().split("\n\n");
        assertThat(events).hasSize(2);
        assertThat(events[0]).isEqualTo("data: " + chunk("half an ans"));
        assertThat(error(events[1].substring("data: ".length())).getString("code"))
                .isEqualTo("upstream_interrupted");
        Inference inference = onlyInference(scene);
        assertThat(inference.getStatus()).isEqualTo(InferenceStatus.INFERENCE_STATUS_UPSTREAM_ERROR);
        assertThat(inference.getUpstreamStatus()).isEqualTo(200);
    }

    @Test
    void anEventThatWasCutIsClosedBeforeTheErrorEvent() {
        provider.when("torn", exchange -> {
            OutputStream stream = stream(exchange);
            stream.write("data: {\"choi".getBytes(StandardCharsets.UTF_8));
            stream.flush();
            throw new IOException("the provider crashes");
        });
        Caller caller = caller("torn");

        HttpResponse<String> answer = caller.chat(ask("torn", STREAM));

        assertThat(answer.body())
                .startsWith("data: {\"choi\n\ndata: {\"error\":{")
                .endsWith("}}\n\n");
    }

    @Test
    void aProviderThatStallsMidwayEndsTheStreamWithAnErrorEvent() {
        CountDownLatch over = new CountDownLatch(1);
        provider.when("stalls", exchange -> {
            event(stream(exchange), chunk("wait"));
            over.await();
        });
        Stage.Scene scene = stage.with(Routes.one("stalls", "impatient", "stalls"));

        HttpResponse<String> answer = Caller.of(gateway, scene.serverKey()).chat(ask("stalls", STREAM));
        over.countDown();

        assertThat(answer.body()).contains("wait").contains("\"code\":\"upstream_timeout\"");
        assertThat(onlyInference(scene).getStatus()).isEqualTo(InferenceStatus.INFERENCE_STATUS_TIMEOUT);
    }

    @Test
    void aStreamOfErrorsPassesThroughAsWhatItIs() {
        provider.when("refuses", FakeProvider.error(429, "{\"error\":{\"message\":\"slow down\"}}"));
        Stage.Scene scene = stage.with(Routes.one("refuses", "fake", "refuses"));

        HttpResponse<String> answer = Caller.of(gateway, scene.serverKey()).chat(ask("refuses", STREAM));

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).isEqualTo("{\"error\":{\"message\":\"slow down\"}}");
        Inference inference = onlyInference(scene);
        assertThat(inference.getStatus()).isEqualTo(InferenceStatus.INFERENCE_STATUS_UPSTREAM_ERROR);
        assertThat(inference.getUpstreamStatus()).isEqualTo(429);
        assertThat(inference.hasFirstTokenMicros()).isFalse();
    }

    @Test
    void aCallerThatLeavesMidwayCancelsTheProvidersWork() throws Exception {
        CompletableFuture<Boolean> cancelled = new CompletableFuture<>();
        provider.when("endless", exchange -> {
            FakeProvider.writeUntilBroken(stream(exchange));
            cancelled.complete(true);
        });
        Stage.Scene scene = stage.with(Routes.one("endless", "fake", "endless"));

        HttpResponse<InputStream> answer = open(Caller.of(gateway, scene.serverKey()), "endless");
        try (BufferedReader lines = lines(answer)) {
            assertThat(lines.readLine()).startsWith("data: ");
        }

        assertThat(cancelled.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(onlyInference(scene).getStatus()).isEqualTo(InferenceStatus.INFERENCE_STATUS_CLIENT_CANCELLED);
    }

    @Test
    void aCallerThatLeavesBeforeTheFirstByteCancelsTheProvidersWork() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        CompletableFuture<Boolean> cancelled = new CompletableFuture<>();
        provider.when("thinking", exchange -> {
            asked.countDown();
            assertThat(left.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            FakeProvider.writeUntilBroken(stream(exchange));
            cancelled.complete(true);
        });
        Stage.Scene scene = stage.with(Routes.one("thinking", "fake", "thinking"));
        Caller caller = Caller.of(gateway, scene.serverKey());

        CompletableFuture<HttpResponse<String>> answer = caller.http()
                .sendAsync(
                        caller.request("/v1/chat/completions", ask("thinking", STREAM)),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(asked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        answer.cancel(true);

        Inference inference = onlyInference(scene);
        left.countDown();
        assertThat(inference.getStatus()).isEqualTo(InferenceStatus.INFERENCE_STATUS_CLIENT_CANCELLED);
        assertThat(inference.getUpstreamStatus()).isZero();
        assertThat(cancelled.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aCallerThatDoesNotReadSlowsTheProviderDown() throws Exception {
        AtomicLong written = new AtomicLong();
        provider.when("flood", exchange -> {
            OutputStream stream = stream(exchange);
            String text = chunk("x".repeat(10_000));
            try {
                while (true) {
                    event(stream, text);
                    written.addAndGet(text.length());
                }
            } catch (IOException cancelled) {
                written.set(-1);
            }
        });
        Stage.Scene scene = stage.with(Routes.one("flood", "impatient", "flood"));

        HttpResponse<InputStream> answer = open(Caller.of(gateway, scene.serverKey()), "flood");

        // Nobody reads: buffers fill up, then the gateway's patience with the caller ends, not with the provider.
        await().atMost(PATIENCE).until(() -> written.get() == -1);
        assertThat(onlyInference(scene).getStatus()).isEqualTo(InferenceStatus.INFERENCE_STATUS_CLIENT_CANCELLED);
        answer.body().close();
    }

    private Caller caller(String route) {
        return Caller.of(gateway, stage.with(Routes.one(route, "fake", route)).serverKey());
    }

    private static HttpResponse<InputStream> open(Caller caller, String route) {
        return caller.send(
                caller.request("/v1/chat/completions", ask(route, STREAM)), HttpResponse.BodyHandlers.ofInputStream());
    }

    private static BufferedReader lines(HttpResponse<InputStream> answer) {
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private static JsonObject error(String body) {
        return new JsonObject(body).getJsonObject("error");
    }

    private Inference onlyInference(Stage.Scene scene) {
        var found = records.inferences(scene.environmentId(), 1);
        assertThat(found).hasSize(1);
        return found.getFirst().record();
    }
}
