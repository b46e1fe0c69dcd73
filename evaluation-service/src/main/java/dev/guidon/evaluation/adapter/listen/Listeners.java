package dev.guidon.evaluation.adapter.listen;

import dev.guidon.evaluation.adapter.grpc.SyncServer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Listens where flagd does beside its main port. A port that is taken stops the start.
@ApplicationScoped
public class Listeners {
    private static final Logger LOG = Logger.getLogger(Listeners.class);
    private static final String OFREP = "/ofrep/";

    private final Vertx vertx;
    private final ListenSettings settings;
    private final String host;
    private final SyncServer syncServer;
    private final Router router;
    private final List<HttpServer> open = new ArrayList<>();
    private final List<HttpServer> withTls = new ArrayList<>();
    private volatile int syncPort = -1;
    private volatile int ofrepPort = -1;
    private volatile int tlsPort = -1;

    Listeners(
            Vertx vertx,
            ListenSettings settings,
            @ConfigProperty(name = "quarkus.http.host") String host,
            SyncServer syncServer,
            Router router) {
        this.vertx = vertx;
        this.host = settings.host().orElse(host);
        this.settings = settings;
        this.syncServer = syncServer;
        this.router = router;
    }

    void start(@Observes StartupEvent starting) {
        Optional<Certificates> certificates = certificates();
        if (settings.ofrepPort() >= 0) {
            ofrepPort = listen(new HttpServerOptions(), settings.ofrepPort(), this::ofrepOnly);
        }
        if (settings.syncPort() >= 0) {
            HttpServerOptions options = certificates.map(Certificates::server).orElseGet(HttpServerOptions::new);
            syncPort = listen(options, settings.syncPort(), syncServer.handler());
        }
        if (settings.tlsPort() >= 0) {
            HttpServerOptions options = certificates
                    .orElseThrow(
                            () -> new IllegalStateException("guidon.listen.tls-port needs a certificate and a key"))
                    .server();
            tlsPort = listen(options, settings.tlsPort(), router);
        }
        settings.socketPath().ifPresent(path -> listen(path, router));
        settings.syncSocketPath().ifPresent(path -> listen(path, syncServer.handler()));
        certificates.ifPresent(this::renew);
    }

    private Optional<Certificates> certificates() {
        return settings.certificate().flatMap(certificate -> settings.key()
                .map(key -> new Certificates(certificate, key, settings.clientAuthorities())));
    }

    private void renew(Certificates certificates) {
        vertx.setPeriodic(
                settings.certificateReload().toMillis(),
                _ -> Thread.ofVirtual().name("certificates").start(() -> certificates.reload(withTls)));
    }

    private void ofrepOnly(HttpServerRequest request) {
        if (request.path() != null && request.path().startsWith(OFREP)) {
            router.handle(request);
        } else {
            var _ = request.response().setStatusCode(404).end();
        }
    }

    private int listen(HttpServerOptions options, int port, Handler<HttpServerRequest> handler) {
        HttpServer server = vertx.createHttpServer(options.setPort(port)).requestHandler(handler);
        listen(server, SocketAddress.inetSocketAddress(port, host));
        if (options.isSsl()) {
            withTls.add(server);
        }
        return server.actualPort();
    }

    /// A socket that another start has left behind is taken away.
    private void listen(String path, Handler<HttpServerRequest> handler) {
        try {
            Files.deleteIfExists(Path.of(path));
        } catch (IOException inTheWay) {
            throw new UncheckedIOException("the socket " + path + " cannot be made anew", inTheWay);
        }
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()).requestHandler(handler);
        listen(server, SocketAddress.domainSocketAddress(path));
    }

    private void listen(HttpServer server, SocketAddress address) {
        try {
            server.listen(address).toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException failed) {
            throw new IllegalStateException(address + " cannot be listened on: " + failed.getMessage(), failed);
        }
        open.add(server);
        LOG.infof("listening, address=%s", address);
    }

    /// Where the sync protocol is listened for; -1 for nowhere.
    public int syncPort() {
        return syncPort;
    }

    /// Where OFREP is listened for beside the main port; -1 for nowhere.
    public int ofrepPort() {
        return ofrepPort;
    }

    /// Where everything is listened for over TLS; -1 for nowhere.
    public int tlsPort() {
        return tlsPort;
    }

    void stop(@Observes ShutdownEvent stopping) {
        open.forEach(HttpServer::close);
    }
}
