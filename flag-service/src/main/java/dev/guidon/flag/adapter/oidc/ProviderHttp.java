package dev.guidon.flag.adapter.oidc;

import dev.guidon.flag.adapter.RemoteCall;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Asks providers over HTTP, and follows no redirect: what an issuer says counts only where it says it.
@ApplicationScoped
class ProviderHttp {
    private static final Logger LOG = Logger.getLogger(ProviderHttp.class);
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final long MAX_BYTES = 512 * 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(Redirect.NEVER)
            .build();

    @PreDestroy
    void stop() {
        client.shutdownNow();
    }

    /// @param body of whatever was answered
    record Answer(int status, String body) {
        boolean isOk() {
            return status == 200;
        }
    }

    Uni<Answer> get(URI uri) {
        return send(request(uri).GET().build());
    }

    /// @param authorization header that proves who we are, if we have a secret
    Uni<Answer> post(URI uri, String form, Optional<String> authorization) {
        HttpRequest.Builder request = request(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        authorization.ifPresent(header -> request.header("Authorization", header));
        return send(request.build());
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(DEADLINE).header("Accept", "application/json");
    }

    private Uni<Answer> send(HttpRequest request) {
        Uni<HttpResponse<String>> answer = Uni.createFrom().completionStage(() -> client.sendAsync(request, bounded()));
        return RemoteCall.within(DEADLINE, answer)
                .map(response -> new Answer(response.statusCode(), response.body()))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        failure,
                        "identity provider does not answer, host=%s",
                        request.uri().getHost()))
                .onFailure()
                .transform(_ -> unavailable());
    }

    private static BodyHandler<String> bounded() {
        return BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MAX_BYTES);
    }

    /// Names no address: callers need not know where providers are.
    static FailureException unavailable() {
        return new FailureException(new Failure.Unavailable("the identity provider", Duration.ofSeconds(5)));
    }
}
