package dev.guidon.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.guidon.sandbox.encoder.EncodedText;
import dev.guidon.sandbox.encoder.EncoderBusy;
import dev.guidon.sandbox.encoder.TextEncoder;
import dev.guidon.sandbox.encoder.UnitVector;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What callers see of failures inside, deliberate or not; with an encoder made for the purpose.
class DisturbanceTest {
    private static final String BODY = "{\"model\": \"minilm-l6-v2\", \"input\": \"secret words\"}";
    private static final TextEncoder WORKING = _ -> new EncodedText(UnitVector.along(new float[] {1}), 1);

    @Test
    void everyThirdInferenceFailsWhenAskedTo() throws Exception {
        List<Integer> statuses = new ArrayList<>();

        with(WORKING, new Disturbance(Duration.ZERO, 3), client -> {
            for (int i = 0; i < 6; i++) {
                statuses.add(client.post("/v1/embeddings", BODY).statusCode());
            }
        });

        assertThat(statuses).containsExactly(200, 200, 503, 200, 200, 503);
    }

    @Test
    void healthAndModelListNeverFailOnPurpose() throws Exception {
        with(WORKING, new Disturbance(Duration.ZERO, 1), client -> {
            assertThat(client.get("/health").statusCode()).isEqualTo(200);
            assertThat(client.get("/v1/models").statusCode()).isEqualTo(200);
        });
    }

    @Test
    void latencyIsAddedToInference() throws Exception {
        Duration latency = Duration.ofMillis(50);

        with(WORKING, new Disturbance(latency, 0), client -> {
            long before = System.nanoTime();
            client.post("/v1/embeddings", BODY);

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(latency);
        });
    }

    @Test
    void aBusyEncoderAsksTheCallerToComeBack() throws Exception {
        TextEncoder busy = _ -> {
            throw new EncoderBusy("no room");
        };

        with(busy, Disturbance.NONE, client -> {
            HttpResponse<String> response = client.post("/v1/embeddings", BODY);

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).contains("1");
            assertThat(client.json(response).at("/error/code").asText()).isEqualTo("overloaded");
        });
    }

    @Test
    void aBugIsAnsweredWithAnIdAndWithoutItsText() throws Exception {
        TextEncoder broken = text -> {
            throw new IllegalStateException("cannot encode " + text.length() + " characters");
        };

        with(broken, Disturbance.NONE, client -> {
            HttpResponse<String> response = client.post("/v1/embeddings", BODY);

            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(client.json(response).at("/error/type").asText()).isEqualTo("server_error");
            assertThat(response.body()).doesNotContain("characters").doesNotContain("secret words");
            assertThat(client.get("/health").statusCode()).isEqualTo(200);
        });
    }

    @Test
    void aNegativeLatencyIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Disturbance(Duration.ofMillis(-1), 0));
    }

    private static void with(TextEncoder encoder, Disturbance disturbance, Conversation conversation)
            throws IOException, InterruptedException {
        Routes routes = Routes.serving(List.of(), encoder, disturbance);
        try (SandboxServer server = SandboxServer.start(new InetSocketAddress("127.0.0.1", 0), routes);
                SandboxClient client = new SandboxClient(server.port())) {
            conversation.with(client);
        }
    }

    @FunctionalInterface
    private interface Conversation {
        void with(SandboxClient client) throws IOException, InterruptedException;
    }
}
