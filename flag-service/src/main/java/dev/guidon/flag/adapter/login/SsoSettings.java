package dev.guidon.flag.adapter.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How people log in by identity providers. Which those are is not configured here but at
/// `/api/v1/organizations/{organization}/sso`.
@ConfigMapping(prefix = "guidon.login.sso")
public interface SsoSettings {

    /// The address of this service as browsers know it, such as `https://flags.example.org`; providers send them back
    /// there. Unless given, whatever address a browser used.
    Optional<URI> publicUrl();

    /// Beginnings of addresses to which programs may have their users sent back after the login, such as
    /// `https://console.example.org/`. Programs on the user's own machine (`http://127.0.0.1:…`) always may.
    Optional<List<String>> returnTo();

    /// How far the clocks of providers may differ from ours: so much longer their tokens are good.
    @WithDefault("30S")
    Duration clockSkew();

    /// Whether issuers may be without TLS. For tests only: whoever is between could be anybody.
    @WithDefault("false")
    boolean plainHttp();
}
