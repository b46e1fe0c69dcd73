package dev.guidon.gateway.adapter.upstream;

import dev.guidon.gateway.adapter.openai.OpenAiError;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;

/// A provider and the connections to it.
final class Upstream implements AutoCloseable {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final String CHAT_COMPLETIONS = "/chat/completions";

    private final Provider provider;
    private final HttpClient client;

    Upstream(Vertx vertx, Provider provider) {
        this.provider = provider;
        Provider.Pool pool = provider.pool();
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setSsl(provider.tls())
                        .setConnectTimeout(Math.toIntExact(pool.connect().toMillis()))
                        .setKeepAliveTimeout(
                                Math.toIntExact(Math.max(1, pool.keepAlive().toSeconds()))),
                new PoolOptions().setHttp1MaxSize(pool.connections()).setMaxWaitQueueSize(pool.waiting()));
    }

    Provider.Limits limits() {
        return provider.limits();
    }

    /// A request for a chat completion, on a connection and not yet sent.
    Future<HttpClientRequest> open() {
        return client.request(HttpMethod.POST, provider.port(), provider.host(), provider.path() + CHAT_COMPLETIONS)
                .map(request -> {
                    request.putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
                    provider.authorization().ifPresent(value -> request.putHeader(HttpHeaders.AUTHORIZATION, value));
                    return request;
                });
    }

    /// Why no request could be sent. Too many calls at once is not the provider's fault, and soon over.
    OpenAiError notConnected(Throwable cause) {
        return cause instanceof ConnectionPoolTooBusyException
                ? OpenAiError.retryLater(
                        "overloaded", "too many calls wait for provider '" + provider.name() + "'", RETRY_AFTER)
                : new OpenAiError(502, "upstream_unreachable", theProvider() + "cannot be reached");
    }

    OpenAiError brokenOff() {
        return new OpenAiError(502, "upstream_interrupted", theProvider() + "broke off before its answer was complete");
    }

    OpenAiError tookTooLong() {
        return new OpenAiError(504, "upstream_timeout", theProvider() + "took longer to answer than it may");
    }

    private String theProvider() {
        return "provider '" + provider.name() + "' ";
    }

    @Override
    public void close() {
        var _ = client.close();
    }
}
