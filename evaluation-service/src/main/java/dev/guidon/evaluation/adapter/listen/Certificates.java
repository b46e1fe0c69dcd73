package dev.guidon.evaluation.adapter.listen;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/// Certificate, key and trusted authorities, read anew when their files change. A half-written or wrong file changes
/// nothing: what was read last goes on being used.
final class Certificates {
    private static final Logger LOG = Logger.getLogger(Certificates.class);

    private final Path certificate;
    private final Path key;
    private final Optional<Path> clientAuthorities;
    private Pem used;

    /// The contents of the files.
    private record Pem(Buffer certificate, Buffer key, Optional<Buffer> clientAuthorities) {
        SSLOptions options() {
            SSLOptions options = new SSLOptions()
                    .setKeyCertOptions(
                            new PemKeyCertOptions().addCertValue(certificate).addKeyValue(key));
            clientAuthorities.ifPresent(pem -> options.setTrustOptions(new PemTrustOptions().addCertValue(pem)));
            return options;
        }
    }

    /// @throws IllegalStateException when one of the files cannot be read
    Certificates(String certificate, String key, Optional<String> clientAuthorities) {
        this.certificate = Path.of(certificate);
        this.key = Path.of(key);
        this.clientAuthorities = clientAuthorities.map(Path::of);
        try {
            this.used = read();
        } catch (IOException unreadable) {
            throw new IllegalStateException("a file of the certificate cannot be read: " + unreadable, unreadable);
        }
    }

    private Pem read() throws IOException {
        Optional<Buffer> authorities = Optional.empty();
        if (clientAuthorities.isPresent()) {
            authorities = Optional.of(Buffer.buffer(Files.readAllBytes(clientAuthorities.get())));
        }
        return new Pem(
                Buffer.buffer(Files.readAllBytes(certificate)), Buffer.buffer(Files.readAllBytes(key)), authorities);
    }

    /// What a server needs that is to use them.
    synchronized HttpServerOptions server() {
        SSLOptions options = used.options();
        return new HttpServerOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(options.getKeyCertOptions())
                .setTrustOptions(options.getTrustOptions())
                .setClientAuth(clientAuthorities.isPresent() ? ClientAuth.REQUIRED : ClientAuth.NONE);
    }

    /// Lets servers use what the files hold now. Blocks. A connection that comes in the very moment may fail, and comes
    /// again.
    synchronized void reload(Collection<HttpServer> servers) {
        try {
            Pem now = read();
            if (!now.equals(used) && MatchingKey.of(now.certificate(), now.key())) {
                for (HttpServer server : servers) {
                    var _ = server.updateSSLOptions(now.options())
                            .toCompletionStage()
                            .toCompletableFuture()
                            .join();
                }
                used = now;
                LOG.infof("certificate renewed, file=%s", certificate);
            }
        } catch (IOException | CompletionException | GeneralSecurityException | IllegalArgumentException failed) {
            LOG.warnf("certificate not renewed, file=%s problem=%s", certificate, failed.toString());
        }
    }
}
