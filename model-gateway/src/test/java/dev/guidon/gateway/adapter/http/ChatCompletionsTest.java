package dev.guidon.gateway.adapter.http;

import static dev.guidon.gateway.stage.Caller.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.engine.flag.Value;
import dev.guidon.gateway.stage.Caller;
import dev.guidon.gateway.stage.FakeProvider;
import dev.guidon.gateway.stage.GatewayTest;
import dev.guidon.gateway.stage.ProviderResource;
import dev.guidon.gateway.stage.Routes;
import dev.guidon.gateway.stage.Stage;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@GatewayTest
class ChatCompletionsTest {
    private static final int CALLS = 400;

    @Inject
    Stage stage;

    @TestHTTPResource("/")
    URI gateway;

    @SuppressWarnings("NullAway.Init") // ProviderResource sets it.
    FakeProvider provider;

    @Test
    void anAnswerPassesThroughByteForByte() {
        Caller caller = caller(Routes.one("plain", "fake", "plain-1"));

        HttpResponse<String> answer = caller.chat(ask("plain"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(FakeProvider.completionText("from plain-1"));
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
    }

    @Test
    void headersTellWhoAnsweredAndWhy() {
        Caller caller = caller(Routes.one("headers", "fake", "headers-1"));

        HttpResponse<String> answer = caller.chat(ask("headers"));

        assertThat(answer.headers().firstValue("guidon-inference-id"))
                .hasValueSatisfying(id -> assertThat(id).hasSize(36));
        assertThat(answer.headers().firstValue("guidon-variant")).contains("a");
        assertThat(answer.headers().firstValue("guidon-flag-version")).contains("4");
    }

    @Test
    void onlyTheModelChangesOnTheWayUp() {
        Caller caller = caller(Routes.one("untouched", "fake", "untouched-1"));
        String rest = "\"messages\":[{\"role\":\"user\",\"content\":\"h\\u00e9llo \\ud83d\\ude00\"}],"
                + "  \"temperature\" : 1.10, \"seed\":12345678901234567890, \"x_new\":{\"model\":[1e400]},\"user\":\"u\"}";

        caller.chat("{ \"model\" : \"untouched\" , " + rest);

        assertThat(provider.lastSeen("untouched-1").text()).isEqualTo("{ \"model\" : \"untouched-1\" , " + rest);
        assertThat(provider.lastSeen("untouched-1").path()).isEqualTo("/v1/chat/completions");
    }

    @Test
    void parametersOfTheVersionWinAndItsDefaultsFillGaps() throws IOException {
        Map<String, Value> version = Map.of(
                "parameters", Routes.structure("temperature", new Value.Decimal(0.25), "seed", new Value.Whole(7)),
                "defaults", Routes.structure("max_tokens", new Value.Whole(64), "top_p", new Value.Decimal(0.5)));
        Caller caller = caller(Routes.one("merged", Routes.version("a", "fake", "merged-1", version)));

        caller.chat(ask("merged", "\"temperature\":2,\"max_tokens\":5"));

        JsonNode seen = provider.lastSeen("merged-1").json();
        assertThat(seen.path("temperature").asDouble()).isEqualTo(0.25);
        assertThat(seen.path("seed").asInt()).isEqualTo(7);
        assertThat(seen.path("max_tokens").asInt()).isEqualTo(5);
        assertThat(seen.path("top_p").asDouble()).isEqualTo(0.5);
    }

    @Test
    void theProviderGetsItsOwnKeyAndNeverTheCallers() {
        Caller caller = caller(Routes.one("keyed", "keyed", "keyed-1"), Routes.one("open", "fake", "open-1"));

        caller.chat(ask("keyed"), "guidon-unit", "u-1", "traceparent", "00-trace");
        caller.chat(ask("open"), "x-api-key", caller.key());

        FakeProvider.Seen keyed = provider.lastSeen("keyed-1");
        assertThat(keyed.headers().get("authorization")).containsExactly("Bearer " + ProviderResource.API_KEY);
        assertThat(keyed.headers().getFirst("traceparent")).isEqualTo("00-trace");
        assertThat(keyed.headers()).doesNotContainKey("Guidon-unit");
        assertThat(keyed.path()).isEqualTo("/v1/chat/completions");
        assertThat(provider.lastSeen("open-1").headers()).doesNotContainKeys("Authorization", "X-api-key");
    }

    @Test
    void aUnitKeepsItsVariant() {
        Caller caller = caller(Routes.experiment("sticky"));

        List<String> variants = IntStream.range(0, 30)
                .mapToObj(_ -> variant(caller.chat(ask("sticky"), "guidon-unit", "u-42")))
                .distinct()
                .toList();

        assertThat(variants).hasSize(1);
    }

    @Test
    void unitsSplitAsTheWeightsSay() {
        Caller caller = caller(Routes.experiment("split"));

        long inA = IntStream.range(0, CALLS)
                .filter(i -> variant(caller.chat(ask("split"), "guidon-unit", "u-" + i))
                        .equals("a"))
                .count();

        // Four standard deviations of a fair draw; the draw itself is deterministic.
        assertThat((double) inA).isCloseTo(CALLS / 2.0, within(4 * Math.sqrt(CALLS) / 2));
    }

    @Test
    void anonymousCallsAreDrawnOneByOne() {
        Caller caller = caller(Routes.experiment("anonymous"));

        List<String> variants = IntStream.range(0, 40)
                .mapToObj(_ -> variant(caller.chat(ask("anonymous"))))
                .distinct()
                .toList();

        assertThat(variants).hasSize(2);
    }

    @Test
    void theUnitIsTheHeaderThenMetadataThenSafetyIdentifierThenUser() {
        Caller caller = caller(Routes.byAttribute("named", "targetingKey", "vip"));

        assertThat(variant(caller.chat(ask("named", "\"user\":\"vip\"")))).isEqualTo("b");
        assertThat(variant(caller.chat(ask("named", "\"user\":\"x\",\"safety_identifier\":\"vip\""))))
                .isEqualTo("b");
        assertThat(variant(caller.chat(ask("named", "\"safety_identifier\":\"x\",\"metadata\":{\"unit\":\"vip\"}"))))
                .isEqualTo("b");
        assertThat(variant(caller.chat(ask("named", "\"metadata\":{\"unit\":\"x\"}"), "guidon-unit", "vip")))
                .isEqualTo("b");
        assertThat(variant(caller.chat(ask("named", "\"user\":\"vip\""), "guidon-unit", "x")))
                .isEqualTo("a");
    }

    @Test
    void rulesMayAskForTextsInMetadata() {
        Caller caller = caller(Routes.byAttribute("plan", "plan", "pro"));

        assertThat(variant(caller.chat(ask("plan", "\"metadata\":{\"plan\":\"pro\"}"))))
                .isEqualTo("b");
        assertThat(variant(caller.chat(ask("plan", "\"metadata\":{\"plan\":\"free\"}"))))
                .isEqualTo("a");
        assertThat(variant(caller.chat(ask("plan", "\"metadata\":{\"plan\":[\"pro\"]}"))))
                .isEqualTo("a");
    }

    @Test
    void anAnswerTooLongToHoldArrivesWhole() {
        String body = FakeProvider.completionText("x".repeat(3_000_000));
        provider.when("long-1", exchange -> FakeProvider.json(exchange, 200, body));
        Caller caller = caller(Routes.one("long", "fake", "long-1"));

        HttpResponse<String> answer = caller.chat(ask("long"));

        assertThat(answer.body()).isEqualTo(body);
    }

    @Test
    void modelsListsTheRoutesOfTheKey() {
        Stage.Scene scene = stage.with(
                Routes.clientVisible(Routes.one("seen-by-all", "fake", "m")),
                Routes.one("seen-by-servers", "fake", "m"),
                Routes.bool("no-route"));

        HttpResponse<String> server = Caller.of(gateway, scene.serverKey()).get("/v1/models");
        HttpResponse<String> client = Caller.of(gateway, scene.clientKey()).get("/v1/models");

        assertThat(new JsonObject(server.body())
                        .getJsonArray("data").stream().map(model -> ((JsonObject) model).getString("id")))
                .containsExactly("seen-by-all", "seen-by-servers");
        assertThat(client.body())
                .isEqualTo("{\"object\":\"list\",\"data\":[{\"id\":\"seen-by-all\",\"object\":\"model\","
                        + "\"created\":0,\"owned_by\":\"guidon\"}]}");
    }

    @Test
    void aClientKeyMayUseWhatIsVisibleToClients() {
        Stage.Scene scene = stage.with(Routes.clientVisible(Routes.one("visible", "fake", "visible-1")));

        HttpResponse<String> answer = Caller.of(gateway, scene.clientKey()).chat(ask("visible"));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private Caller caller(dev.guidon.engine.flag.Flag... flags) {
        return Caller.of(gateway, stage.with(flags).serverKey());
    }

    private static String variant(HttpResponse<String> answer) {
        return answer.headers().firstValue("guidon-variant").orElse("none, status " + answer.statusCode());
    }
}
