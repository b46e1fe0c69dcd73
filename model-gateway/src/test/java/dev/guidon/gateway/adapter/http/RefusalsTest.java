package dev.guidon.gateway.adapter.http;

import static dev.guidon.gateway.stage.Caller.ask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.engine.flag.Value;
import dev.guidon.gateway.stage.Caller;
import dev.guidon.gateway.stage.FakeProvider;
import dev.guidon.gateway.stage.GatewayTest;
import dev.guidon.gateway.stage.Routes;
import dev.guidon.gateway.stage.Stage;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class RefusalsTest {
    private static final String UNKNOWN_KEY = "gdn_server_%s_000000000000000000000000000000000000000000000000";

    @Inject
    Stage stage;

    @TestHTTPResource("/")
    URI gateway;

    @SuppressWarnings("NullAway.Init") // ProviderResource sets it.
    FakeProvider provider;

    private Stage.Scene scene;
    private Caller caller;

    @BeforeEach
    void setUp() {
        Map<String, Value> reserved = Map.of("parameters", Routes.structure("stream", new Value.Bool(true)));
        scene = stage.with(
                Routes.one("route", "fake", "refusals"),
                Routes.one("unknown-provider", "missing", "m"),
                Routes.one("unreachable", "nowhere", "m"),
                Routes.one("slow", "impatient", "slow"),
                Routes.one("narrow", "narrow", "narrow"),
                Routes.one("broken", "fake", "broken"),
                Routes.one("half-a-version", Routes.version("a", "fake", "m", reserved)),
                Routes.bool("switch"));
        caller = Caller.of(gateway, scene.serverKey());
    }

    @Test
    void aRequestWithoutKeyIsUnauthenticated() {
        assertRefused(Caller.of(gateway, "").chat(ask("route")), 401, "unauthenticated", "authentication_error");
    }

    @ParameterizedTest
    @ValueSource(strings = {UNKNOWN_KEY, "gdn_server_nowhere_" + "0000", "sk-something-else"})
    void aKeyThatIsUnknownIsUnauthenticated(String key) {
        Caller stranger = Caller.of(gateway, key.formatted(scene.environmentId()));

        assertRefused(stranger.chat(ask("route")), 401, "unauthenticated", "authentication_error");
        assertRefused(stranger.get("/v1/models"), 401, "unauthenticated", "authentication_error");
        assertRefused(stranger.feedback("{}"), 401, "unauthenticated", "authentication_error");
    }

    @Test
    void aClientKeyMayNotUseARouteThatIsNotVisibleToClients() {
        Caller client = Caller.of(gateway, scene.clientKey());

        assertRefused(client.chat(ask("route")), 403, "forbidden", "permission_error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-route", "switch"})
    void aModelThatIsNoRouteIsNotFound(String model) {
        JsonObject error = assertRefused(caller.chat(ask(model)), 404, "model_not_found", "invalid_request_error");

        assertThat(error.getString("param")).isEqualTo("model");
        assertThat(error.getString("message")).contains("'" + model + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"text\"", "{\"model\":\"route\"} {}", "{\"model\":\"route\",}"})
    void whatIsNoJsonObjectIsMalformed(String body) {
        assertRefused(caller.chat(body), 400, "malformed_json", "invalid_request_error");
    }

    @Test
    void anotherEncodingThanUtf8IsMalformed() {
        HttpRequest request = caller.builder("/v1/chat/completions")
                .POST(HttpRequest.BodyPublishers.ofString(ask("route"), StandardCharsets.UTF_16))
                .build();

        assertRefused(caller.send(request), 400, "malformed_json", "invalid_request_error");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "model | {\"messages\":[]}",
                "model | {\"model\":\"\",\"messages\":[]}",
                "model | {\"model\":7,\"messages\":[]}",
                "model | {\"model\":\"route\",\"messages\":[],\"model\":\"route\"}",
                "messages | {\"model\":\"route\"}",
                "messages | {\"model\":\"route\",\"messages\":\"hello\"}",
                "stream | {\"model\":\"route\",\"messages\":[],\"stream\":\"yes\"}"
            })
    void aFieldThatIsMissingOrWrongIsNamed(String field, String body) {
        JsonObject error = assertRefused(caller.chat(body), 400, "invalid", "invalid_request_error");

        assertThat(error.getString("param")).isEqualTo(field);
    }

    @Test
    void aUnitThatIsNoIdIsInvalid() {
        assertRefused(
                caller.chat(ask("route"), "guidon-unit", "u".repeat(513)), 400, "invalid", "invalid_request_error");
    }

    @Test
    void aBodyOverTheLimitIsTooLarge() {
        String body = ask("route", "\"user\":\"" + "x".repeat(5 << 20) + "\"");

        JsonObject error = assertRefused(caller.chat(body), 413, "too_large", "invalid_request_error");

        assertThat(error.getString("message")).contains("4194304");
    }

    @Test
    void aBodyOfUnknownLengthOverTheLimitIsTooLarge() {
        byte[] body = ask("route", "\"user\":\"" + "x".repeat(5 << 20) + "\"").getBytes(StandardCharsets.UTF_8);
        HttpRequest request = caller.builder("/v1/chat/completions")
                .POST(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArray(body)))
                .build();

        assertRefused(caller.send(request), 413, "too_large", "invalid_request_error");
    }

    @Test
    void aVariantThatIsNoModelVersionIsNamed() {
        HttpResponse<String> answer = caller.chat(ask("half-a-version"));

        JsonObject error = assertRefused(answer, 500, "model_version_invalid", "server_error");
        assertThat(error.getString("message")).contains("'a'", "'half-a-version'");
        assertThat(answer.headers().firstValue("x-should-retry")).contains("false");
    }

    @Test
    void aProviderThatIsNotConfiguredIsNamed() {
        HttpResponse<String> answer = caller.chat(ask("unknown-provider"));

        JsonObject error = assertRefused(answer, 500, "provider_not_configured", "server_error");
        assertThat(error.getString("message")).contains("guidon.gateway.providers.missing.base-url");
    }

    @Test
    void aProviderThatCannotBeReachedIsABadGateway() {
        assertRefused(caller.chat(ask("unreachable")), 502, "upstream_unreachable", "server_error");
    }

    @Test
    void aProviderThatTakesTooLongIsAGatewayTimeout() {
        CountDownLatch over = new CountDownLatch(1);
        provider.when("slow", _ -> over.await());

        HttpResponse<String> answer = caller.chat(ask("slow"));
        over.countDown();

        assertRefused(answer, 504, "upstream_timeout", "server_error");
    }

    @Test
    void moreCallsThanAProviderMayHaveAreToldToComeBack() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        provider.when("narrow", exchange -> {
            asked.countDown();
            over.await();
            FakeProvider.json(exchange, 200, "{}");
        });

        var first = caller.http()
                .sendAsync(caller.request("/v1/chat/completions", ask("narrow")), HttpResponse.BodyHandlers.ofString());
        asked.await();
        HttpResponse<String> second = caller.chat(ask("narrow"));
        over.countDown();

        assertRefused(second, 503, "overloaded", "server_error");
        assertThat(second.headers().firstValue("retry-after")).contains("1");
        assertThat(first.get().statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 422, 429, 500, 503})
    void errorsOfTheProviderPassThrough(int status) {
        String body = "{\"error\":{\"message\":\"says the provider\",\"type\":\"t\",\"param\":null,\"code\":\"c\"}}";
        provider.when("broken", exchange -> {
            exchange.getResponseHeaders().add("retry-after", "17");
            exchange.getResponseHeaders().add("set-cookie", "secret");
            FakeProvider.json(exchange, status, body);
        });

        HttpResponse<String> answer = caller.chat(ask("broken"));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.headers().firstValue("retry-after")).contains("17");
        assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/chat/completions", "/v1/embeddings", "/v1/models/route"})
    void whatTheGatewayDoesNotHaveIsNotFound(String path) {
        assertRefused(caller.get(path), 404, "unknown_url", "invalid_request_error");
    }

    private static JsonObject assertRefused(HttpResponse<String> answer, int status, String code, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonObject error = new JsonObject(answer.body()).getJsonObject("error");
        assertThat(error.fieldNames()).containsExactlyInAnyOrder("message", "type", "param", "code");
        assertThat(error.getString("code")).isEqualTo(code);
        assertThat(error.getString("type")).isEqualTo(type);
        return error;
    }
}
