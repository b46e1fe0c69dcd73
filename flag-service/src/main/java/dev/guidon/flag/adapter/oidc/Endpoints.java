package dev.guidon.flag.adapter.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;

/// Where a provider does what, by its discovery document (openid.net/specs/openid-connect-discovery-1_0.html).
record Endpoints(URI authorization, URI token, URI keys) {

    /// Empty for a document that is none, or not of this issuer, which would be an impostor's.
    static Optional<Endpoints> read(JsonNode document, URI issuer) {
        if (!document.path("issuer").asText().equals(issuer.toString())) {
            return Optional.empty();
        }
        return uri(document, "authorization_endpoint", issuer)
                .flatMap(authorization -> uri(document, "token_endpoint", issuer)
                        .flatMap(token -> uri(document, "jwks_uri", issuer)
                                .map(keys -> new Endpoints(authorization, token, keys))));
    }

    /// An issuer with TLS has no endpoint without.
    private static Optional<URI> uri(JsonNode document, String field, URI issuer) {
        try {
            return Optional.of(URI.create(document.path(field).asText()))
                    .filter(uri -> uri.getHost() != null && issuer.getScheme().equals(uri.getScheme()));
        } catch (IllegalArgumentException noUri) {
            return Optional.empty();
        }
    }

    /// Where the document of an issuer stands.
    static URI discovery(URI issuer) {
        String text = issuer.toString();
        return URI.create((text.endsWith("/") ? text : text + "/") + ".well-known/openid-configuration");
    }
}
