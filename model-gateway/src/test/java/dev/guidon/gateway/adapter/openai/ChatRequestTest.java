package dev.guidon.gateway.adapter.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.flag.Value;
import dev.guidon.gateway.route.ModelVersion;
import dev.guidon.gateway.stage.Routes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ChatRequestTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-0.10",
            "1e5",
            "\"\"",
            "\"a \\\"quoted\\\" \\\\ h\u00e9llo \ud83d\ude00\"",
            "[ ]",
            "[1,{\"model\":\"inner\"}]",
            "{}",
            "{ \"messages\" : [ [ ] ] }");

    private final ModelVersion version = ModelVersion.of(Routes.structure(
                    "provider",
                    new Value.Text("p"),
                    "model",
                    new Value.Text("up/\"stream\u00e9\""),
                    "parameters",
                    Routes.structure(
                            "temperature", new Value.Decimal(0.5),
                            "stop", new Value.Sequence(List.of(new Value.Text("\n"), new Value.Nothing())),
                            "extra", Routes.structure("deep", new Value.Bool(true))),
                    "defaults",
                    Routes.structure("seed", new Value.Whole(Long.MAX_VALUE), "stop", new Value.Whole(1))))
            .orElseThrow();

    /// @param fields names and values as they stand in the text
    record Request(Map<String, String> fields, String space) {
        String text() {
            StringBuilder text = new StringBuilder(space).append('{');
            String separator = "";
            for (Map.Entry<String, String> field : fields.entrySet()) {
                text.append(separator).append(space);
                text.append('"')
                        .append(field.getKey())
                        .append('"')
                        .append(space)
                        .append(':');
                text.append(space).append(field.getValue()).append(space);
                separator = ",";
            }
            return text.append('}').append(space).toString();
        }
    }

    @Property(tries = 500)
    void theTextForAVersionIsTheRequestWithItsFieldsSet(@ForAll("requests") Request request) throws IOException {
        String text = request.text();
        ObjectNode expected = (ObjectNode) JSON.readTree(text);
        expected.put("model", "up/\"stream\u00e9\"").put("temperature", 0.5);
        expected.set("stop", JSON.readTree("[\"\\n\",null]"));
        expected.set("extra", JSON.readTree("{\"deep\":true}"));
        if (!expected.has("seed")) {
            expected.put("seed", Long.MAX_VALUE);
        }

        byte[] changed = read(text).textFor(version).getBytes();

        assertThat(JSON.readTree(changed)).isEqualTo(JSON.readTree(JSON.writeValueAsBytes(expected)));
    }

    @Property(tries = 200)
    void aVersionThatSetsTheModelOnlyLeavesEveryOtherByte(@ForAll("requests") Request request) {
        ModelVersion plain = ModelVersion.of(
                        Routes.structure("provider", new Value.Text("p"), "model", new Value.Text("upstream")))
                .orElseThrow();
        Map<String, String> expected = new LinkedHashMap<>(request.fields());
        expected.put("model", "\"upstream\"");

        String changed = read(request.text()).textFor(plain).toString(StandardCharsets.UTF_8);

        assertThat(changed).isEqualTo(new Request(expected, request.space()).text());
    }

    @Provide
    Arbitrary<Request> requests() {
        Arbitrary<String> names = Arbitraries.of(
                "temperature", "seed", "stop", "n", "tools", "x\u00fc", "response_format", "logit_bias", "extra");
        Arbitrary<Map<String, String>> others =
                Arbitraries.maps(names, Arbitraries.of(VALUES)).ofMaxSize(6);
        Arbitrary<String> spaces = Arbitraries.of("", " ", "\n\t ", "\r\n");
        return Combinators.combine(others, spaces, Arbitraries.of(true, false)).as((fields, space, modelFirst) -> {
            Map<String, String> all = new LinkedHashMap<>();
            if (modelFirst) {
                all.put("model", "\"route\"");
            }
            all.put("messages", "[{\"role\":\"user\",\"content\":\"model\"}]");
            all.putAll(fields);
            all.put("model", "\"route\"");
            return new Request(all, space);
        });
    }

    @Test
    void aByteOrderMarkDoesNotShiftPlaces() {
        String mark = "\ufeff";

        String changed = read(mark + "{\"messages\":[],\"model\":\"route\"}")
                .textFor(version)
                .toString();

        assertThat(changed).startsWith(mark + "{\"messages\":[],\"model\":\"up/");
    }

    @Test
    void whatTheGatewayNeedsIsFoundAnywhere() {
        ChatRequest request = read(
                "{\"metadata\":{\"plan\":\"pro\",\"n\":1,\"o\":{\"unit\":\"no\"}},\"stream\":true,"
                        + "\"messages\":[{\"model\":\"inner\",\"user\":\"inner\"}],\"user\":\"u-1\",\"model\":\"rou\\u0074e\"}");

        assertThat(request.route()).isEqualTo("route");
        assertThat(request.streamed()).isTrue();
        assertThat(request.user()).contains("u-1");
        assertThat(request.metadata()).containsExactly(Map.entry("plan", "pro"));
    }

    @Test
    void aRequestSaysNothingOfWhatIsInIt() {
        String text = "{\"model\":\"m\",\"messages\":[\"secret\"],\"user\":\"secret\"}";

        assertThat(read(text)).hasToString("chat request of " + text.length() + " bytes");
    }

    private static ChatRequest read(String text) {
        return ChatRequestReader.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
