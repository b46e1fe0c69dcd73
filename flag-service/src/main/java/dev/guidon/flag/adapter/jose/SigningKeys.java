package dev.guidon.flag.adapter.jose;

import dev.guidon.flag.session.KeyRing.Ring;
import dev.guidon.flag.session.SigningKey;
import java.security.Key;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/// The ring as keys that can be used, at the moment it was loaded.
final class SigningKeys {
    private final Instant loadedAt;
    private final PublicJsonWebKey signing;
    private final Map<String, JsonWebKey> published;

    private SigningKeys(Instant loadedAt, PublicJsonWebKey signing, Map<String, JsonWebKey> published) {
        this.loadedAt = loadedAt;
        this.signing = signing;
        this.published = Map.copyOf(published);
    }

    static SigningKeys of(Ring ring, Instant at) {
        Map<String, JsonWebKey> published = new HashMap<>();
        for (SigningKey key : ring.published()) {
            published.put(key.id(), parse(key.publicKey()));
        }
        return new SigningKeys(at, parse(ring.privateKey()), published);
    }

    private static PublicJsonWebKey parse(String key) {
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(key);
        } catch (JoseException broken) {
            throw new IllegalStateException("a kept signing key is no JSON Web Key", broken);
        }
    }

    Instant loadedAt() {
        return loadedAt;
    }

    PrivateKey privateKey() {
        return signing.getPrivateKey();
    }

    String signingKeyId() {
        return signing.getKeyId();
    }

    Optional<Key> publicKey(String keyId) {
        return Optional.ofNullable(published.get(keyId)).map(JsonWebKey::getKey);
    }

    String publicKeys() {
        return new JsonWebKeySet(List.copyOf(published.values())).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }
}
