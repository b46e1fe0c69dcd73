package dev.guidon.gateway.stage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Calls the gateway over plain HTTP with one key.
public record Caller(URI gateway, String key, HttpClient http) {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    public static Caller of(URI gateway, String key) {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new Caller(gateway, key, http);
    }

    /// @param headers names and values in turn
    public HttpResponse<String> chat(String body, String... headers) {
        return send(request("/v1/chat/completions", body, headers));
    }

    public HttpResponse<String> feedback(String body) {
        return send(request("/v1/feedback", body));
    }

    public HttpResponse<String> get(String path) {
        return send(builder(path).GET().build());
    }

    public HttpRequest request(String path, String body, String... headers) {
        HttpRequest.Builder builder = builder(path).POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            builder.headers(headers);
        }
        return builder.build();
    }

    public HttpRequest.Builder builder(String path) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(gateway.resolve(path)).timeout(TIMEOUT);
        return key.isEmpty() ? builder : builder.header("authorization", "Bearer " + key);
    }

    public HttpResponse<String> send(HttpRequest request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// A request for a chat completion.
    public static String ask(String route) {
        return "{\"model\":\"" + route + "\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";
    }

    public static String ask(String route, String moreFields) {
        return "{\"model\":\"" + route + "\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]," + moreFields
                + "}";
    }
}
