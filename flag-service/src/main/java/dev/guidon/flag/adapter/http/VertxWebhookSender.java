package dev.guidon.flag.adapter.http;

import dev.guidon.flag.adapter.RemoteCall;
import dev.guidon.flag.webhook.Header;
import dev.guidon.flag.webhook.Outcome;
import dev.guidon.flag.webhook.Outcome.Problem;
import dev.guidon.flag.webhook.Outcome.Unanswered;
import dev.guidon.flag.webhook.WebhookSender;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;

/// Posts over HTTP/1.1 to the very address that was found good, so that a name cannot lead elsewhere between the check
/// and the connection. Follows no redirect, which would lead past the check.
@ApplicationScoped
class VertxWebhookSender implements WebhookSender {
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final Vertx vertx;
    private final HttpClient client;
    private final TargetGuard guard;
    private final Duration timeout;
    private final Counter succeeded;
    private final Counter failed;

    VertxWebhookSender(Vertx vertx, WebhookSettings settings, MeterRegistry metrics) {
        this.vertx = vertx;
        this.succeeded = attempts(metrics, "succeeded");
        this.failed = attempts(metrics, "failed");
        this.timeout = settings.timeout();
        this.guard = new TargetGuard(settings.allowedNetworks().orElse(List.of()).stream()
                .map(Network::of)
                .toList());
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(settings.concurrency())
                .setConnectTimeout((int) timeout.toMillis()));
    }

    @Override
    public Uni<Outcome> send(Letter letter) {
        Uni<Outcome> exchange = resolve(letter.url().getHost())
                .map(guard::choose)
                .chain(good -> good.isPresent()
                        ? exchange(letter, good.get())
                        : Uni.createFrom().item(new Unanswered(Problem.TARGET_REFUSED)));
        return RemoteCall.within(timeout, exchange)
                .onFailure()
                .recoverWithItem(failure -> new Unanswered(problem(failure)))
                .invoke(outcome -> (outcome.isSuccess() ? succeeded : failed).increment());
    }

    private static Counter attempts(MeterRegistry metrics, String outcome) {
        return Counter.builder("guidon.webhooks.attempts")
                .description("Attempts to deliver to webhooks, by how they went")
                .tag("outcome", outcome)
                .register(metrics);
    }

    /// On a thread of its own, because the system's resolver blocks.
    private Uni<List<InetAddress>> resolve(String host) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(() -> List.of(InetAddress.getAllByName(host)), false)
                        .toCompletionStage());
    }

    private Uni<Outcome> exchange(Letter letter, InetAddress address) {
        return Uni.createFrom().emitter(emitter -> client.request(options(letter, address))
                .onFailure(emitter::fail)
                .onSuccess(request -> {
                    emitter.onTermination(request::reset);
                    request.send(letter.message().body())
                            .compose(response -> Answer.read(request, response))
                            .onSuccess(emitter::complete)
                            .onFailure(emitter::fail);
                }));
    }

    private static RequestOptions options(Letter letter, InetAddress address) {
        URI url = letter.url();
        boolean tls = url.getScheme().equalsIgnoreCase("https");
        int standard = tls ? HTTPS_PORT : HTTP_PORT;
        int port = url.getPort() < 0 ? standard : url.getPort();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(tls)
                .setURI(pathOf(url))
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setFollowRedirects(false)
                .putHeader("user-agent", "guidon-webhooks")
                .putHeader("content-type", letter.message().contentType());
        for (Header header : letter.headers()) {
            options.putHeader(header.name(), header.value().reveal());
        }
        return options;
    }

    private static String pathOf(URI url) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    private static Problem problem(Throwable failure) {
        return switch (failure) {
            case TimeoutException _ -> Problem.TIMEOUT;
            case UnknownHostException _ -> Problem.UNRESOLVED;
            case SSLException _ -> Problem.INSECURE;
            default -> Problem.UNREACHABLE;
        };
    }
}
