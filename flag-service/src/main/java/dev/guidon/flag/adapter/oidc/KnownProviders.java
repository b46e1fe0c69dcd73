package dev.guidon.flag.adapter.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// What is known of each issuer. There are as many as organizations have configured, each of them a few.
@ApplicationScoped
class KnownProviders {
    private final ProviderHttp http;
    private final ObjectMapper json;
    private final Map<URI, Issuer> issuers = new ConcurrentHashMap<>();

    KnownProviders(ProviderHttp http, ObjectMapper json) {
        this.http = http;
        this.json = json;
    }

    private record Issuer(Remembered<Endpoints> endpoints, Remembered<KeySet> keys) {
        Issuer() {
            this(new Remembered<>(), new Remembered<>());
        }
    }

    Uni<Endpoints> endpoints(URI issuer, Instant at) {
        return of(issuer).endpoints().get(at, _ -> true, () -> http.get(Endpoints.discovery(issuer))
                .map(answer -> read(answer, body -> tree(body).flatMap(tree -> Endpoints.read(tree, issuer)))));
    }

    /// @param keyId that a token was signed with; a set without it is asked for anew, because providers rotate
    Uni<KeySet> keys(URI issuer, Optional<String> keyId, Instant at) {
        return of(issuer).keys().get(at, keys -> keys.find(keyId).isPresent(), () -> endpoints(issuer, at)
                .chain(endpoints -> http.get(endpoints.keys()))
                .map(answer -> read(answer, KeySet::read)));
    }

    private Issuer of(URI issuer) {
        return issuers.computeIfAbsent(issuer, _ -> new Issuer());
    }

    private static <T> T read(ProviderHttp.Answer answer, Function<String, Optional<T>> reader) {
        return Optional.of(answer)
                .filter(ProviderHttp.Answer::isOk)
                .flatMap(ok -> reader.apply(ok.body()))
                .orElseThrow(ProviderHttp::unavailable);
    }

    Optional<JsonNode> tree(String body) {
        try {
            return Optional.of(json.readTree(body));
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }
}
