package dev.guidon.flag;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guidon.flag.fuzz.Operation;
import dev.guidon.flag.fuzz.RandomInput;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/// Every operation that the service describes, with requests made at random: none is answered by a bug.
@RealServers
class OpenApiFuzzTest {
    /// Another seed makes other requests; this one makes the same ones in each build.
    private static final long SEED = 20_26;

    private static final String ORGANIZATION = "fuzzed";
    private static final int REQUESTS_PER_OPERATION = 25;
    private static final List<String> TRACES = List.of("Exception", "\tat ", "org.hibernate", "io.vertx", "select ");

    private static final int MAX_PARAMETER = 300;
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void noRequestMeetsABug() throws Exception {
        JsonNode document =
                mapper.readTree(given().get("/q/openapi?format=json").asString());
        Api.created(
                Api.administrator().body("{\"key\": \"" + ORGANIZATION + "\"}").post("/api/v1/organizations"));
        List<Operation> operations = Operation.of(document);
        SoftAssertions soft = new SoftAssertions();

        for (Operation operation : operations) {
            fuzz(operation, document, soft);
        }

        assertThat(operations).hasSizeGreaterThan(20);
        soft.assertAll();
    }

    private static String service() {
        return RestAssured.baseURI + ":" + RestAssured.port;
    }

    private void fuzz(Operation operation, JsonNode document, SoftAssertions soft)
            throws IOException, InterruptedException {
        Random random = new Random(SEED ^ operation.toString().hashCode());
        Scene scene = Scene.set();
        RandomInput input = new RandomInput(random, document, known(scene));
        for (int i = 0; i < REQUESTS_PER_OPERATION; i++) {
            Request request = Request.of(operation, scene, input);
            check(request, client.send(request.toHttp(service()), BodyHandlers.ofString()), soft);
        }
    }

    private static List<String> known(Scene scene) {
        return List.of(
                scene.project().substring(1),
                scene.environmentId(),
                "prod",
                "checkout",
                "on",
                "off",
                "r1",
                "user-1",
                "email",
                "targetingKey",
                "1.2.3",
                "2026-01-01T00:00:00Z",
                "10.0.0.0/8",
                "name",
                "1");
    }

    private void check(Request request, HttpResponse<String> response, SoftAssertions soft) {
        String body = response.body();
        soft.assertThat(response.statusCode())
                .as("status of %s: %s", request, body)
                .isLessThan(500);
        soft.assertThat(TRACES.stream().filter(body::contains).toList())
                .as("what the answer to %s gives away: %s", request, body)
                .isEmpty();
        if (response.statusCode() >= 400) {
            soft.assertThat(code(response))
                    .as("code of %s for %s", body, request)
                    .isNotBlank();
        }
    }

    /// The code of a problem; empty when the answer is none.
    private String code(HttpResponse<String> response) {
        try {
            return mapper.readTree(response.body()).path("code").asText();
        } catch (JsonProcessingException notJson) {
            return "";
        }
    }

    /// @param path with its parameters still as templates
    private record Request(
            Operation operation, Map<String, String> path, List<Map.Entry<String, String>> query, String body) {

        static Request of(Operation operation, Scene scene, RandomInput input) {
            Map<String, String> path = new HashMap<>();
            List<Map.Entry<String, String>> query = new ArrayList<>();
            for (Operation.Parameter parameter : operation.parameters()) {
                switch (parameter.place()) {
                    case "path" -> path.put(parameter.name(), segment(parameter, scene, input));
                    case "query" -> {
                        if (input.chance(50)) {
                            query.add(Map.entry(parameter.name(), shortened(input.text(parameter.schema()))));
                        }
                    }
                    default -> {}
                }
            }
            String body = operation
                    .body()
                    .map(it -> input.body(it.schema()).toString())
                    .orElse("");
            return new Request(operation, path, query, spoil(body, input));
        }

        /// Mostly the name of something that exists.
        private static String segment(Operation.Parameter parameter, Scene scene, RandomInput input) {
            String existing =
                    switch (parameter.name()) {
                        case "project" -> scene.project().substring(1);
                        case "environment" -> "prod";
                        case "flag" -> "checkout";
                        case "version", "from", "to" -> "1";
                        case "organization" -> ORGANIZATION;
                        case "member" -> "ada@example.org";
                        case "policy" -> "own";
                        default -> "x1";
                    };
            String odd = input.text(parameter.schema());
            return input.chance(85) || odd.isBlank() ? existing : shortened(odd);
        }

        /// The server itself refuses longer request lines, before any of our code.
        private static String shortened(String text) {
            return text.length() > MAX_PARAMETER ? text.substring(0, MAX_PARAMETER) : text;
        }

        private static String spoil(String body, RandomInput input) {
            return input.chance(4) && !body.isEmpty() ? body.substring(0, body.length() / 2) : body;
        }

        HttpRequest toHttp(String service) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service + uri()))
                    .header("Authorization", "Bearer " + Api.TOKEN)
                    .timeout(DEADLINE)
                    .method(operation.method(), BodyPublishers.ofString(body));
            operation.body().ifPresent(it -> request.header("Content-Type", it.mediaType()));
            return operation.method().equals("PUT") || operation.method().equals("POST")
                    ? request.header("If-Match", "\"1\"").build()
                    : request.build();
        }

        private String uri() {
            String uri = operation.path();
            for (Map.Entry<String, String> parameter : path.entrySet()) {
                uri = uri.replace("{" + parameter.getKey() + "}", encode(parameter.getValue()));
            }
            return query.isEmpty()
                    ? uri
                    : uri
                            + query.stream()
                                    .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                                    .collect(Collectors.joining("&", "?", ""));
        }

        private static String encode(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        }

        @Override
        public String toString() {
            String shown = body.length() > 500 ? body.substring(0, 500) + "…" : body;
            return operation + " " + path + " " + query + " " + shown;
        }
    }
}
