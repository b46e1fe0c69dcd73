package dev.guidon.gateway.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.NotFoundException;
import com.openai.errors.SseException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.models.Model;
import dev.guidon.gateway.stage.FakeProvider;
import dev.guidon.gateway.stage.GatewayTest;
import dev.guidon.gateway.stage.Routes;
import dev.guidon.gateway.stage.Stage;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// OpenAI's own client, pointed at the gateway by its base URL and key and otherwise as it is.
@GatewayTest
class OpenAiClientTest {

    @Inject
    Stage stage;

    @TestHTTPResource("/v1")
    URI gateway;

    @SuppressWarnings("NullAway.Init") // ProviderResource sets it.
    FakeProvider provider;

    private OpenAIClient client;

    @BeforeEach
    void setUp() {
        client = client(stage.with(Routes.one("assistant", "fake", "client-1"), Routes.one("cut", "fake", "client-cut"))
                .serverKey());
    }

    @AfterEach
    void tearDown() {
        client.close();
    }

    @Test
    void getsAnAnswer() throws IOException {
        var completion = client.chat().completions().create(ask("assistant"));

        assertThat(completion.choices().getFirst().message().content()).contains("from client-1");
        assertThat(completion.model()).isEqualTo("upstream-says");
        assertThat(provider.lastSeen("client-1").json().path("user").asText()).isEqualTo("u-1");
    }

    @Test
    void getsAnAnswerPieceByPiece() {
        provider.when("client-1", exchange -> {
            OutputStream stream = FakeProvider.stream(exchange);
            FakeProvider.event(stream, FakeProvider.chunk("Hel"));
            FakeProvider.event(stream, FakeProvider.chunk("lo"));
            FakeProvider.event(stream, "[DONE]");
        });

        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(ask("assistant"))) {
            String text = stream.stream()
                    .flatMap(chunk -> chunk.choices().stream())
                    .flatMap(choice -> choice.delta().content().stream())
                    .collect(Collectors.joining());

            assertThat(text).isEqualTo("Hello");
        }
        provider.when("client-1", FakeProvider.completion("from client-1"));
    }

    @Test
    void noticesThatAStreamBrokeOff() {
        provider.when("client-cut", exchange -> {
            FakeProvider.event(FakeProvider.stream(exchange), FakeProvider.chunk("Hel"));
            throw new IOException("the provider crashes");
        });

        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(ask("cut"))) {
            assertThatThrownBy(() -> stream.stream().forEach(_ -> {})).isInstanceOf(SseException.class);
        }
    }

    @Test
    void listsRoutes() {
        assertThat(client.models().list().data()).extracting(Model::id).containsExactly("assistant", "cut");
    }

    @Test
    void understandsErrors() {
        assertThatThrownBy(() -> client.chat().completions().create(ask("nobody")))
                .isInstanceOfSatisfying(NotFoundException.class, error -> assertThat(error.code())
                        .contains("model_not_found"));
    }

    @Test
    void understandsThatItsKeyIsUnknown() {
        client.close();
        client = client("gdn_server_x_y");

        assertThatThrownBy(() -> client.models().list()).isInstanceOf(UnauthorizedException.class);
    }

    private OpenAIClient client(String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(gateway.toString())
                .apiKey(key)
                .build();
    }

    private static ChatCompletionCreateParams ask(String route) {
        return ChatCompletionCreateParams.builder()
                .model(route)
                .addUserMessage("hello")
                .user("u-1")
                .build();
    }
}
