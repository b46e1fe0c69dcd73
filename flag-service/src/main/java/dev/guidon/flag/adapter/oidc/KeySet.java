package dev.guidon.flag.adapter.oidc;

import java.security.Key;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/// The keys that a provider signs with. Symmetric ones among them are left out, so that nothing public verifies.
record KeySet(List<PublicJsonWebKey> keys) {
    private static final int MAX_KEYS = 100;

    KeySet {
        keys = List.copyOf(keys);
    }

    static Optional<KeySet> read(String document) {
        try {
            return Optional.of(new KeySet(new JsonWebKeySet(document)
                    .getJsonWebKeys().stream()
                            .filter(PublicJsonWebKey.class::isInstance)
                            .map(PublicJsonWebKey.class::cast)
                            .filter(key -> key.getUse() == null || key.getUse().equals("sig"))
                            .limit(MAX_KEYS)
                            .toList()));
        } catch (JoseException noKeys) {
            return Optional.empty();
        }
    }

    /// A provider with a single key need not name it.
    Optional<Key> find(Optional<String> keyId) {
        return keys.stream()
                .filter(key -> keyId.map(id -> id.equals(key.getKeyId())).orElse(keys.size() == 1))
                .findFirst()
                .map(JsonWebKey::getKey);
    }
}
