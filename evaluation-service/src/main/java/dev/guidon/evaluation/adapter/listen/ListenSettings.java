package dev.guidon.evaluation.adapter.listen;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// Where else is listened, beside the main port, which answers everything without TLS.
@ConfigMapping(prefix = "guidon.listen")
public interface ListenSettings {

    /// The address that these listen at, other than `quarkus.http.host`.
    Optional<String> host();

    /// Port of flagd's sync protocol; 0 for any that is free, -1 for none.
    @WithDefault("8015")
    int syncPort();

    /// Port of OFREP alone, never with TLS; 0 for any that is free, -1 for none.
    @WithDefault("8016")
    int ofrepPort();

    /// Port that answers everything over TLS; 0 for any that is free, -1 for none. Needs `certificate`.
    @WithDefault("-1")
    int tlsPort();

    /// PEM file of the certificate, with those that it is signed by. The sync port then has TLS, too.
    Optional<String> certificate();

    /// PEM file of the certificate's private key.
    Optional<String> key();

    /// PEM file of what certificates of clients must be signed by; without it clients need none.
    Optional<String> clientAuthorities();

    /// How often the PEM files are looked at; a renewed certificate is used for new connections from then on.
    @WithDefault("10S")
    Duration certificateReload();

    /// Unix socket that answers everything, without TLS.
    Optional<String> socketPath();

    /// Unix socket of flagd's sync protocol, without TLS.
    Optional<String> syncSocketPath();
}
