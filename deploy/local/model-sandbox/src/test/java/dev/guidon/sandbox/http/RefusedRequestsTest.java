package dev.guidon.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.sandbox.encoder.EncodedText;
import dev.guidon.sandbox.encoder.TextEncoder;
import dev.guidon.sandbox.encoder.UnitVector;
import dev.guidon.sandbox.intent.Intent;
import dev.guidon.sandbox.intent.NearestDescription;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is refused before any model is asked; hence with an encoder that gives every text the same vector.
@TestInstance(Lifecycle.PER_CLASS)
class RefusedRequestsTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final String EMBEDDINGS = "/v1/embeddings";

    private final SandboxServer server;
    private final SandboxClient client;

    RefusedRequestsTest() throws IOException {
        TextEncoder encoder = _ -> new EncodedText(UnitVector.along(new float[] {1}), 1);
        NearestDescription model = NearestDescription.of(List.of(new Intent("greeting", "says hello")), encoder);
        server = SandboxServer.start(
                new InetSocketAddress("127.0.0.1", 0), Routes.serving(List.of(model), encoder, Disturbance.NONE));
        client = new SandboxClient(server.port());
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "{\"model\": \"intent-baseline\", \"messages\": [                           | none",
                "{\"model\": \"intent-baseline\"} trailing                                  | none",
                "[1, 2]                                                                  | none",
                "none                                                                    | none",
                "{\"messages\": [{\"role\": \"user\", \"content\": \"hi\"}]}             | model",
                "{\"model\": \"intent-baseline\"}                                           | messages",
                "{\"model\": \"intent-baseline\", \"messages\": []}                         | messages",
                "{\"model\": \"intent-baseline\", \"messages\": [{\"content\": \"hi\"}]}    | role",
                "{\"model\": \"intent-baseline\", \"messages\": [{\"role\": \"system\", \"content\": \"hi\"}]} | messages",
                "{\"model\": \"intent-baseline\", \"messages\": [{\"role\": \"user\", \"content\": 7}]} | messages",
                "{\"model\": \"intent-baseline\", \"messages\": [{\"role\": \"user\", \"content\": [{\"type\": \"image_url\"}]}]} | messages",
                "{\"model\": \"intent-baseline\", \"messages\": [{\"role\": \"user\", \"content\": \"hi\"}], \"stream\": 1} | stream",
                "{\"model\": \"intent-baseline\", \"messages\": [{\"role\": \"user\", \"content\": \"hi\"}], \"n\": 2} | n",
            })
    void aCompletionThatCannotBeUnderstoodIsRefusedAndTheFieldNamed(String body, String parameter) throws Exception {
        HttpResponse<String> response = client.post(CHAT, body == null ? "" : body);

        assertError(response, 400, "invalid_request_error", "invalid_request");
        assertThat(client.json(response).at("/error/param").asText(null)).isEqualTo(parameter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"model\": \"minilm-l6-v2\"}",
                "{\"model\": \"minilm-l6-v2\", \"input\": []}",
                "{\"model\": \"minilm-l6-v2\", \"input\": \"\"}",
                "{\"model\": \"minilm-l6-v2\", \"input\": [1, 2]}",
                "{\"model\": \"minilm-l6-v2\", \"input\": \"x\", \"dimensions\": 100}",
                "{\"model\": \"minilm-l6-v2\", \"input\": \"x\", \"encoding_format\": \"int8\"}",
            })
    void anEmbeddingThatCannotBeMadeIsRefused(String body) throws Exception {
        assertError(client.post(EMBEDDINGS, body), 400, "invalid_request_error", "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {CHAT, EMBEDDINGS})
    void aModelThatDoesNotExistIsNotFound(String path) throws Exception {
        String body = """
                {"model": "gpt-9", "input": "hi", "messages": [{"role": "user", "content": "hi"}]}""";

        HttpResponse<String> response = client.post(path, body);

        assertError(response, 404, "invalid_request_error", "model_not_found");
        assertThat(client.json(response).at("/error/param").asText()).isEqualTo("model");
        assertThat(client.json(response).at("/error/message").asText()).contains("gpt-9");
    }

    @Test
    void aPathThatDoesNotExistIsNotFound() throws Exception {
        assertError(client.get("/v1/unknown"), 404, "invalid_request_error", "not_found");
    }

    @ParameterizedTest
    @CsvSource({"GET, /v1/chat/completions, POST", "DELETE, /v1/models, GET", "POST, /health, GET"})
    void aWrongMethodIsAnsweredWithTheRightOne(String method, String path, String right) throws Exception {
        HttpResponse<String> response = client.send(method, path, "");

        assertError(response, 405, "invalid_request_error", "method_not_allowed");
        assertThat(response.headers().firstValue("Allow")).contains(right);
    }

    @Test
    void aHeadRequestIsAnsweredWithoutABody() throws Exception {
        HttpResponse<String> response = client.send("HEAD", "/health", "");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {RequestBody.LIMIT + 1, 5 * RequestBody.LIMIT})
    void aBodyOverOneMebibyteIsRefused(int size) throws Exception {
        assertError(client.post(CHAT, " ".repeat(size)), 413, "invalid_request_error", "body_too_large");
    }

    private void assertError(HttpResponse<String> response, int status, String type, String code) throws Exception {
        assertThat(response.statusCode()).isEqualTo(status);
        JsonNode error = client.json(response).path("error");
        assertThat(error.path("message").asText()).isNotBlank();
        assertThat(error.path("type").asText()).isEqualTo(type);
        assertThat(error.path("code").asText()).isEqualTo(code);
        assertThat(error.has("param")).isTrue();
    }
}
