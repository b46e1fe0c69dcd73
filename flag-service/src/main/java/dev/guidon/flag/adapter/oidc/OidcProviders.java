package dev.guidon.flag.adapter.oidc;

import dev.guidon.flag.adapter.login.SsoSettings;
import dev.guidon.flag.sso.Identity;
import dev.guidon.flag.sso.IdentityProviders;
import dev.guidon.flag.sso.Provider;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.identity.Sha256;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Providers that speak OpenID Connect.
@ApplicationScoped
class OidcProviders implements IdentityProviders {
    private final KnownProviders known;
    private final ProviderHttp http;
    private final SsoSettings settings;
    private final InstantSource clock;

    OidcProviders(KnownProviders known, ProviderHttp http, SsoSettings settings, InstantSource clock) {
        this.known = known;
        this.http = http;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Uni<Optional<Identity>> verify(Provider provider, String token, Instant at) {
        return verify(
                token,
                new IdentityToken.Expected(
                        provider.client().issuer(),
                        provider.trust().audiences(),
                        Optional.empty(),
                        at,
                        settings.clockSkew()));
    }

    private Uni<Optional<Identity>> verify(String token, IdentityToken.Expected expected) {
        Optional<String> keyId = IdentityToken.keyIdOf(token);
        return known.keys(expected.issuer(), keyId, expected.at())
                .map(keys -> keys.find(keyId).flatMap(key -> IdentityToken.verify(token, key, expected)));
    }

    @Override
    public Uni<URI> authorization(Provider provider, Flow flow) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", provider.client().clientId());
        parameters.put("redirect_uri", flow.redirect().toString());
        parameters.put("scope", String.join(" ", provider.client().scopes()));
        parameters.put("state", flow.state());
        parameters.put("nonce", flow.nonce());
        parameters.put("code_challenge", challenge(flow.verifier()));
        parameters.put("code_challenge_method", "S256");
        return known.endpoints(provider.client().issuer(), clock.instant())
                .map(endpoints -> with(endpoints.authorization(), parameters));
    }

    private static URI with(URI endpoint, Map<String, String> parameters) {
        return URI.create(endpoint + (endpoint.getQuery() == null ? "?" : "&") + form(parameters));
    }

    private static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(verifier));
    }

    @Override
    public Uni<Identity> redeem(Provider provider, Flow flow, String code, Instant at) {
        Provider.Client client = provider.client();
        return known.endpoints(client.issuer(), at)
                .chain(endpoints -> http.post(endpoints.token(), exchange(client, flow, code), proof(client, flow)))
                .map(this::identityToken)
                .chain(token -> verify(
                        token,
                        new IdentityToken.Expected(
                                client.issuer(),
                                List.of(client.clientId()),
                                Optional.of(flow.nonce()),
                                at,
                                settings.clockSkew())))
                .map(identity -> identity.orElseThrow(() -> refused("the identity provider's token is no good")));
    }

    private static String exchange(Provider.Client client, Flow flow, String code) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("grant_type", "authorization_code");
        parameters.put("code", code);
        parameters.put("redirect_uri", flow.redirect().toString());
        parameters.put("code_verifier", flow.verifier());
        if (flow.secret().isEmpty()) {
            parameters.put("client_id", client.clientId());
        }
        return form(parameters);
    }

    /// `client_secret_basic`, which every provider must know (RFC 6749, section 2.3.1).
    private static Optional<String> proof(Provider.Client client, Flow flow) {
        return flow.secret()
                .map(secret -> encoded(client.clientId()) + ":" + encoded(secret))
                .map(pair -> "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private String identityToken(ProviderHttp.Answer answer) {
        return Optional.of(answer)
                .filter(ProviderHttp.Answer::isOk)
                .flatMap(ok -> known.tree(ok.body()))
                .map(tree -> tree.path("id_token").asText())
                .filter(token -> !token.isEmpty())
                .orElseThrow(() -> refused("the identity provider does not accept the code"));
    }

    private static FailureException refused(String problem) {
        return new FailureException(new Failure.Unauthenticated(problem + "; log in again"));
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
