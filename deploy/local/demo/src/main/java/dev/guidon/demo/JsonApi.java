package dev.guidon.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// JSON over HTTP to one service, as one caller. A service that is away for a while is waited for: what was not sent,
/// or was answered with 503, has changed nothing and is sent again.
///
/// @param secret the caller's key or token
record JsonApi(HttpClient http, String url, String secret) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int UNAVAILABLE = 503;

    @Override
    public String toString() {
        return "JsonApi[" + url + "]";
    }

    /// An answer of the 2xx kind.
    ///
    /// @param version the `ETag`, empty where there is none
    /// @param variant the gateway's `guidon-variant`, empty elsewhere
    /// @param inferenceId the gateway's `guidon-inference-id`, empty elsewhere
    record Answer(JsonNode body, String version, String variant, String inferenceId) {}

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, Object body) {
        return send(request(path).POST(BodyPublishers.ofString(text(body))));
    }

    /// Replaces what has `version`.
    Answer put(String path, Object body, String version) {
        return send(request(path).header("If-Match", version).PUT(BodyPublishers.ofString(text(body))));
    }

    /// Sends `headers` beside the body.
    Answer post(String path, Object body, Map<String, String> headers) {
        HttpRequest.Builder request = request(path).POST(BodyPublishers.ofString(text(body)));
        headers.forEach(request::header);
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(DEADLINE)
                .header("Authorization", "Bearer " + secret)
                .header("Content-Type", "application/json");
    }

    private Answer send(HttpRequest.Builder request) {
        HttpRequest built = request.build();
        try {
            HttpResponse<String> response = sendPatiently(built);
            if (response.statusCode() / 100 != 2) {
                throw new DemoProblem(built.method() + " " + built.uri().getPath() + " answered "
                        + response.statusCode() + ": " + response.body());
            }
            return new Answer(
                    JSON.readTree(response.body()),
                    header(response, "ETag"),
                    header(response, "guidon-variant"),
                    header(response, "guidon-inference-id"));
        } catch (IOException failed) {
            throw new DemoProblem(url + " does not answer (" + failed + "): is the stack up? ./guidon status");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DemoProblem("interrupted");
        }
    }

    private HttpResponse<String> sendPatiently(HttpRequest request) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(DEADLINE);
        while (Instant.now().isBefore(end)) {
            try {
                HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
                if (response.statusCode() != UNAVAILABLE) {
                    return response;
                }
            } catch (IOException broken) {
                if (!(broken instanceof ConnectException) && !request.method().equals("GET")) {
                    throw broken;
                }
            }
            Thread.sleep(PAUSE);
        }
        return http.send(request, BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String text(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
