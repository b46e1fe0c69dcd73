package dev.guidon.gateway.adapter.upstream;

import dev.guidon.gateway.adapter.openai.OpenAiError;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The caller's side of a call. For one event loop.
final class Answer {
    /// Belong to one connection (RFC 9110 §7.6.1), or to a relation with the provider that the caller has no part in.
    private static final Set<String> NOT_PASSED_ON = Set.of(
            "alt-svc",
            "connection",
            "content-length",
            "keep-alive",
            "proxy-authenticate",
            "proxy-connection",
            "set-cookie",
            "strict-transport-security",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private final HttpServerResponse response;
    private boolean stalled;

    Answer(HttpServerResponse response) {
        this.response = response;
    }

    void onLeave(Runnable left) {
        response.closeHandler(_ -> left.run()).exceptionHandler(_ -> left.run());
    }

    /// The whole answer at once.
    void whole(HttpClientResponse upstream, Buffer body) {
        head(upstream);
        var _ = response.end(body);
    }

    /// The beginning of an answer of which more comes. A length that the provider gave lets the caller notice an end
    /// that comes too early.
    void begin(HttpClientResponse upstream, Buffer first) {
        head(upstream);
        String length = upstream.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            response.setChunked(true);
        } else {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, length);
        }
        more(upstream, first);
    }

    /// Passes on a piece. A caller that reads slowly slows the provider down.
    void more(HttpClientResponse upstream, Buffer piece) {
        var _ = response.write(piece);
        if (response.writeQueueFull() && !stalled) {
            stalled = true;
            upstream.pause();
            response.drainHandler(_ -> {
                stalled = false;
                upstream.resume();
            });
        }
    }

    /// Whether everything waits for the caller to read.
    boolean stalled() {
        return stalled;
    }

    void end() {
        var _ = response.end();
    }

    /// Instead of an answer.
    void refuse(OpenAiError error) {
        error.send(response);
    }

    /// Ends a stream of events with one more event.
    void endWith(OpenAiError error, boolean betweenEvents) {
        Buffer event = Buffer.buffer(betweenEvents ? "data: " : "\n\ndata: ")
                .appendBuffer(error.json())
                .appendString("\n\n");
        var _ = response.end(event);
    }

    /// Breaks off, so that the caller does not take what it has for the whole.
    void abort() {
        response.reset();
    }

    private void head(HttpClientResponse upstream) {
        response.setStatusCode(upstream.statusCode());
        MultiMap headers = response.headers();
        for (Map.Entry<String, String> header : upstream.headers()) {
            if (!NOT_PASSED_ON.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                headers.add(header.getKey(), header.getValue());
            }
        }
    }
}
