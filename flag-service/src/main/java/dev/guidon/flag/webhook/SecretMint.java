package dev.guidon.flag.webhook;

import dev.guidon.flag.secret.SecretText;
import java.util.random.RandomGenerator;

/// Makes signing secrets out of randomness.
///
/// @param random must be cryptographically strong
public record SecretMint(RandomGenerator random) {
    SecretText strike() {
        return Signature.newSecret(random);
    }
}
