package dev.guidon.evaluation.adapter.source;

import dev.guidon.evaluation.standalone.DocumentSource;
import dev.guidon.evaluation.standalone.SourceConfiguration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A document on an HTTP server, looked at every few seconds. A server that names versions by entity tags sends it only
/// when it has changed.
final class HttpSource implements DocumentSource {
    private final SourceConfiguration source;
    private final HttpClient client;

    HttpSource(SourceConfiguration source, HttpClient client) {
        this.source = source;
        this.client = client;
    }

    @Override
    public void follow(Consumer<Supplier<String>> documents) throws IOException, InterruptedException {
        String tag = null;
        String known = null;
        while (true) {
            HttpResponse<String> answer = client.send(request(tag), BodyHandlers.ofString());
            if (answer.statusCode() / 100 == 2) {
                tag = answer.headers().firstValue("ETag").orElse(null);
                if (!answer.body().equals(known)) {
                    known = answer.body();
                    documents.accept(() -> DocumentFormat.toJson(
                            answer.body(),
                            URI.create(source.uri()).getPath(),
                            answer.headers().firstValue("Content-Type").orElse("")));
                }
            } else if (answer.statusCode() != 304) {
                throw new IOException("status " + answer.statusCode());
            }
            Thread.sleep(source.remote().interval());
        }
    }

    private HttpRequest request(@Nullable String tag) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(source.uri()))
                .timeout(source.remote().timeout())
                .header("Accept", "application/json, application/yaml");
        source.headers().forEach(request::setHeader);
        if (tag != null) {
            request.setHeader("If-None-Match", tag);
        }
        return request.build();
    }
}
