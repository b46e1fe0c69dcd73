package dev.guidon.flag.session;

import dev.guidon.flag.project.ShortIds;
import dev.guidon.flag.secret.SecretBox;
import java.security.SecureRandom;

/// Key rings without a database.
public final class KeyRings {
    private KeyRings() {}

    /// @param secret under which private keys are sealed
    public static KeyRing over(SigningKeyStore store, KeyPairs pairs, String secret) {
        SecureRandom random = new SecureRandom();
        return new KeyRing(store, pairs, new SecretBox(secret, random), new ShortIds(random));
    }
}
