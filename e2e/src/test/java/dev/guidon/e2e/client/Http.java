package dev.guidon.e2e.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/// Plain HTTP with one credential. Thread-safe.
public final class Http {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final HttpClient client;
    private final String url;
    private final Map<String, String> headers;

    private Http(HttpClient client, String url, Map<String, String> headers) {
        this.client = client;
        this.url = url;
        this.headers = Map.copyOf(headers);
    }

    /// @param url that paths are appended to
    public static Http anonymous(String url) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
        return new Http(client, url, Map.of());
    }

    public static Http bearer(String url, String secret) {
        return anonymous(url).as(secret);
    }

    public Http as(String secret) {
        return new Http(client, url, Map.of("authorization", "Bearer " + secret));
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody(), Map.of());
    }

    public Answer post(String path, String json) {
        return send("POST", path, BodyPublishers.ofString(json), Map.of());
    }

    public Answer put(String path, String json, Map<String, String> more) {
        return send("PUT", path, BodyPublishers.ofString(json), more);
    }

    private Answer send(String method, String path, BodyPublisher body, Map<String, String> more) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(DEADLINE)
                .header("content-type", "application/json")
                .method(method, body);
        headers.forEach(request::header);
        more.forEach(request::header);
        try {
            return Answer.of(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + " gets no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
