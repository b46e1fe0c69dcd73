package dev.guidon.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.guidon.sandbox.ModelSandbox;
import dev.guidon.sandbox.SandboxOptions;
import dev.guidon.sandbox.intent.IntentDataset;
import dev.guidon.sandbox.intent.LabelledMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// The whole sandbox, with its real models, over real HTTP.
@TestInstance(Lifecycle.PER_CLASS)
class OpenAiDialectTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final String EMBEDDINGS = "/v1/embeddings";
    private static final String LOST_CARD = """
            {"model": "intent-tuned", "messages": [
              {"role": "user", "content": "how do I change my address?"},
              {"role": "assistant", "content": "change_details"},
              {"role": "user", "content": "I have lost my debit card, please block it"}]%s}""";

    private final ModelSandbox sandbox;
    private final SandboxClient client;

    OpenAiDialectTest() throws IOException {
        sandbox = ModelSandbox.start(
                new SandboxOptions(new InetSocketAddress("127.0.0.1", 0), Optional.empty(), Disturbance.NONE, false));
        client = new SandboxClient(sandbox.port());
    }

    @AfterAll
    void stop() {
        client.close();
        sandbox.close();
    }

    @Test
    void healthIsAnsweredWhenTheModelsAreReady() throws Exception {
        HttpResponse<String> response = client.get("/health");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(client.json(response).path("status").asText()).isEqualTo("ok");
    }

    @Test
    void theModelListNamesThreeModels() throws Exception {
        JsonNode list = client.json(client.get("/v1/models"));

        assertThat(list.path("object").asText()).isEqualTo("list");
        assertThat(list.path("data").findValuesAsText("id"))
                .containsExactly("intent-baseline", "intent-tuned", "minilm-l6-v2");
        assertThat(list.path("data").findValuesAsText("object")).containsOnly("model");
    }

    @Test
    void aCompletionIsTheIntentOfTheLastMessageOfTheUser() throws Exception {
        JsonNode completion = client.json(client.post(CHAT, LOST_CARD.formatted("")));

        assertThat(completion.path("id").asText()).startsWith("chatcmpl-");
        assertThat(completion.path("object").asText()).isEqualTo("chat.completion");
        assertThat(completion.path("created").asLong()).isPositive();
        assertThat(completion.path("model").asText()).isEqualTo("intent-tuned");
        JsonNode choice = completion.path("choices").path(0);
        assertThat(choice.path("message").path("role").asText()).isEqualTo("assistant");
        assertThat(choice.path("message").path("content").asText()).isEqualTo("lost_card");
        assertThat(choice.path("finish_reason").asText()).isEqualTo("stop");
    }

    @Test
    void usageCountsTheMessageThatWasReadAndTheLabel() throws Exception {
        JsonNode usage = client.json(client.post(CHAT, LOST_CARD.formatted(""))).path("usage");

        assertThat(usage.path("prompt_tokens").asInt()).isEqualTo(11);
        assertThat(usage.path("completion_tokens").asInt()).isEqualTo(3);
        assertThat(usage.path("total_tokens").asInt()).isEqualTo(14);
    }

    @Test
    void contentMayComeInTextParts() throws Exception {
        String body = """
                {"model": "intent-baseline", "messages": [{"role": "user", "content": [
                  {"type": "text", "text": "please close my account"}, {"type": "text", "text": "I leave the bank"}]}]}""";

        JsonNode completion = client.json(client.post(CHAT, body));

        assertThat(completion.at("/choices/0/message/content").asText()).isEqualTo("close_account");
    }

    @Test
    void twoCompletionsHaveDifferentIds() throws Exception {
        JsonNode first = client.json(client.post(CHAT, LOST_CARD.formatted("")));
        JsonNode second = client.json(client.post(CHAT, LOST_CARD.formatted("")));

        assertThat(first.path("id")).isNotEqualTo(second.path("id"));
    }

    @Test
    void aStreamSpellsTheIntentInChunks() throws Exception {
        HttpResponse<String> response = client.post(CHAT, LOST_CARD.formatted(", \"stream\": true"));

        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
        List<String> events = SandboxClient.events(response);
        assertThat(events).last().isEqualTo("[DONE]");
        List<JsonNode> chunks = chunks(events);
        assertThat(chunks).allSatisfy(chunk -> {
            assertThat(chunk.path("object").asText()).isEqualTo("chat.completion.chunk");
            assertThat(chunk.path("id")).isEqualTo(chunks.getFirst().path("id"));
            assertThat(chunk.has("usage")).isFalse();
        });
        assertThat(chunks.getFirst().at("/choices/0/delta/role").asText()).isEqualTo("assistant");
        assertThat(chunks)
                .extracting(chunk -> chunk.at("/choices/0/delta/content").asText())
                .containsExactly("", "lost", "_card", "");
        assertThat(chunks)
                .extracting(chunk -> chunk.at("/choices/0/finish_reason").asText(null))
                .containsExactly(null, null, null, "stop");
    }

    @Test
    void usageFollowsAStreamThatAskedForIt() throws Exception {
        String wanted = ", \"stream\": true, \"stream_options\": {\"include_usage\": true}";

        List<JsonNode> chunks = chunks(SandboxClient.events(client.post(CHAT, LOST_CARD.formatted(wanted))));

        JsonNode last = chunks.getLast();
        assertThat(last.path("choices").isEmpty()).isTrue();
        assertThat(last.path("usage").path("total_tokens").asInt()).isEqualTo(14);
        assertThat(chunks.subList(0, chunks.size() - 1))
                .allMatch(chunk -> chunk.path("usage").isNull());
    }

    @Test
    void aTextIsEmbeddedInto384Floats() throws Exception {
        JsonNode list =
                client.json(client.post(EMBEDDINGS, "{\"model\": \"minilm-l6-v2\", \"input\": \"hello world\"}"));

        assertThat(list.path("object").asText()).isEqualTo("list");
        assertThat(list.path("model").asText()).isEqualTo("minilm-l6-v2");
        assertThat(list.path("data")).hasSize(1);
        assertThat(list.at("/data/0/object").asText()).isEqualTo("embedding");
        assertThat(list.at("/data/0/embedding")).hasSize(384);
        assertThat(list.at("/usage/prompt_tokens").asInt()).isEqualTo(2);
    }

    @Test
    void base64HoldsTheSameFloatsInTheOrderOfTheInput() throws Exception {
        String body = "{\"model\": \"minilm-l6-v2\", \"input\": [\"one\", \"two\"], \"encoding_format\": \"%s\"}";

        JsonNode floats =
                client.json(client.post(EMBEDDINGS, body.formatted("float"))).path("data");
        JsonNode packed =
                client.json(client.post(EMBEDDINGS, body.formatted("base64"))).path("data");

        for (int text = 0; text < 2; text++) {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder()
                            .decode(packed.path(text).path("embedding").asText()))
                    .order(ByteOrder.LITTLE_ENDIAN);
            assertThat(packed.path(text).path("index").asInt()).isEqualTo(text);
            for (JsonNode expected : floats.path(text).path("embedding")) {
                assertThat(bytes.getFloat()).isCloseTo(expected.floatValue(), within(1e-7f));
            }
            assertThat(bytes.hasRemaining()).isFalse();
        }
    }

    @Test
    void aBodyOfExactlyOneMebibyteIsRead() throws Exception {
        String body = LOST_CARD.formatted("");

        HttpResponse<String> response = client.post(CHAT, body + " ".repeat(RequestBody.LIMIT - body.length()));

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void manyCallersAtOnceEachGetTheirOwnAnswer() throws Exception {
        IntentDataset dataset = IntentDataset.load();
        List<LabelledMessage> known = dataset.train().subList(0, 200);
        String body = "{\"model\": \"intent-tuned\", \"messages\": [{\"role\": \"user\", \"content\": %s}]}";
        List<Callable<String>> calls = known.stream()
                .map(message -> body.formatted(TextNode.valueOf(message.text())))
                .<Callable<String>>map(request -> () -> content(client.post(CHAT, request)))
                .toList();

        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> together = answers(callers.invokeAll(calls));
            List<String> oneByOne = new ArrayList<>();
            for (Callable<String> call : calls) {
                oneByOne.add(call.call());
            }

            assertThat(together).isEqualTo(oneByOne);
            assertThat(Set.copyOf(together)).hasSizeGreaterThan(2);
        }
    }

    private static List<String> answers(List<Future<String>> calls) {
        return calls.stream().map(Future::resultNow).toList();
    }

    private String content(HttpResponse<String> response) throws IOException {
        return client.json(response).at("/choices/0/message/content").asText();
    }

    private static List<JsonNode> chunks(List<String> events) throws IOException {
        ObjectMapper json = new ObjectMapper();
        String array =
                events.stream().filter(event -> !event.equals("[DONE]")).collect(Collectors.joining(",", "[", "]"));
        return json.readTree(array).valueStream().toList();
    }
}
