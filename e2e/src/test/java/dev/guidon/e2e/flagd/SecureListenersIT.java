package dev.guidon.e2e.flagd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.e2e.platform.Repository;
import dev.guidon.e2e.platform.StandaloneFlagd;
import dev.openfeature.contrib.providers.flagd.Config;
import dev.openfeature.contrib.providers.flagd.FlagdOptions;
import dev.openfeature.contrib.providers.flagd.FlagdProvider;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// TLS with a certificate that is renewed while the server runs, clients that must have one, and Unix sockets.
final class SecureListenersIT {
    private static final String FLAGS =
            "{\"flags\": {\"on\": {\"state\": \"ENABLED\", \"variants\": {\"v\": true}, \"defaultVariant\": \"v\"}}}";

    private Path home;
    private Path flags;

    @BeforeEach
    void write(@TempDir Path folder) throws IOException {
        home = folder;
        flags = Files.writeString(folder.resolve("flags.json"), FLAGS);
    }

    @AfterEach
    void shutDown() {
        OpenFeatureAPI.getInstance().shutdown();
    }

    private StandaloneFlagd start(String name, Map<String, String> environment, String... options) {
        StandaloneFlagd flagd = new StandaloneFlagd(
                name,
                new Random(),
                Stream.concat(Stream.of("--uri=file:" + flags), List.of(options).stream())
                        .toList(),
                environment);
        flagd.start();
        return flagd;
    }

    private static boolean evaluate(FlagdOptions options) {
        OpenFeatureAPI.getInstance().setProviderAndWait(new FlagdProvider(options));
        return OpenFeatureAPI.getInstance().getClient().getBooleanValue("on", false, new ImmutableContext("anna"));
    }

    @Test
    void bothPortsSpeakTlsAndTakeARenewedCertificate() throws IOException, InterruptedException {
        OwnCertificate used = OwnCertificate.make(home, "used");
        OwnCertificate next = OwnCertificate.make(home, "next");
        try (StandaloneFlagd flagd = start(
                "tls",
                Map.of("GUIDON_LISTEN_CERTIFICATE_RELOAD", "0.2S"),
                "--server-cert-path=" + used.certificate(),
                "--server-key-path=" + used.key())) {
            assertThat(evaluate(tls(Config.Resolver.RPC, flagd.port(), used))).isTrue();
            assertThat(evaluate(tls(Config.Resolver.IN_PROCESS, flagd.syncPort(), used)))
                    .isTrue();
            X509Certificate before = presented(flagd.port());

            used.become(next);

            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .ignoreExceptions()
                    .until(() -> !presented(flagd.port()).equals(before)
                            && !presented(flagd.syncPort()).equals(before));
            assertThat(evaluate(tls(Config.Resolver.RPC, flagd.port(), next))).isTrue();
        }
    }

    private static FlagdOptions tls(Config.Resolver resolver, int port, OwnCertificate trusted) {
        return FlagdOptions.builder()
                .resolverType(resolver)
                .host("localhost")
                .port(port)
                .tls(true)
                .certPath(trusted.certificate().toString())
                .deadline(10_000)
                .build();
    }

    /// The certificate that a new connection is shown.
    private static X509Certificate presented(int port) {
        try (SSLSocket socket = (SSLSocket) anyway().getSocketFactory().createSocket("localhost", port)) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext anyway() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Trusting()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @Test
    void whereClientsMustHaveACertificateNobodyComesInWithout() throws IOException, InterruptedException {
        OwnCertificate server = OwnCertificate.make(home, "server");
        OwnCertificate client = OwnCertificate.make(home, "client");
        try (StandaloneFlagd flagd = start(
                "mutual",
                Map.of("GUIDON_LISTEN_CLIENT_AUTHORITIES", client.certificate().toString()),
                "--server-cert-path=" + server.certificate(),
                "--server-key-path=" + server.key())) {

            assertThat(canRead(flagd.port())).isFalse();
            assertThat(canRead(flagd.syncPort())).isFalse();
        }
    }

    /// With TLS 1.3 a client hears of its refusal when it reads.
    private static boolean canRead(int port) throws IOException {
        try (SSLSocket socket = (SSLSocket) anyway().getSocketFactory().createSocket("localhost", port)) {
            socket.setSoTimeout(5_000);
            socket.startHandshake();
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() >= 0;
        } catch (SSLException | SocketException refused) {
            return false;
        }
    }

    /// The Java provider's native transport needs another generation of Netty than ours, so Node's asks.
    @Test
    void unixSocketsTakeThePlaceOfPortsAlsoWhereOldOnesAreLeft() throws IOException, InterruptedException {
        Path node = NodeClient.install(Repository.root());
        Path evaluation = Files.writeString(home.resolve("evaluation.sock"), "left behind");
        Path sync = home.resolve("sync.sock");
        try (StandaloneFlagd flagd =
                        start("sockets", Map.of(), "--socket-path=" + evaluation, "--sync-socket-path=" + sync);
                NodeClient rpc = NodeClient.start(node, "rpc", evaluation.toString());
                NodeClient inProcess = NodeClient.start(node, "in-process", sync.toString())) {
            assertThat(rpc.ask("boolean", "on", false, Map.of()).isTrue()).isTrue();
            assertThat(inProcess.ask("boolean", "on", false, Map.of()).isTrue()).isTrue();
            assertThat(flagd.managementPort()).isPositive();
        }
    }
}
