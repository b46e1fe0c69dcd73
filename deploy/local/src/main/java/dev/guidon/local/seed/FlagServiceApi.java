package dev.guidon.local.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guidon.local.StackProblem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/// The REST API of flag-service, as its administrator.
public final class FlagServiceApi {

    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(DEADLINE).build();
    private final ObjectMapper json = new ObjectMapper();
    private final String url;
    private final String administratorToken;

    /// @param url without a path, such as `http://127.0.0.1:8080`
    public FlagServiceApi(String url, String administratorToken) {
        this.url = url;
        this.administratorToken = administratorToken;
    }

    /// False when there is one with this key already.
    boolean create(String path, Map<String, String> body) throws IOException, InterruptedException {
        HttpResponse<String> response = post(path, body);
        return switch (response.statusCode()) {
            case CREATED -> true;
            case CONFLICT -> false;
            default -> throw refused(path, response);
        };
    }

    /// What the created thing looks like.
    JsonNode createAndRead(String path, Map<String, String> body) throws IOException, InterruptedException {
        HttpResponse<String> response = post(path, body);
        if (response.statusCode() != CREATED) {
            throw refused(path, response);
        }
        return json.readTree(response.body());
    }

    private HttpResponse<String> post(String path, Map<String, String> body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v1" + path))
                .timeout(DEADLINE)
                .header("authorization", "Bearer " + administratorToken)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static StackProblem refused(String path, HttpResponse<String> response) {
        return new StackProblem(
                "flag-service answers POST " + path + " with " + response.statusCode() + ": " + response.body());
    }
}
