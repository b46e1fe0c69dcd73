package dev.guidon.flag.trigger;

import java.util.random.RandomGenerator;

/// Makes tokens out of randomness.
///
/// @param random must be cryptographically strong
public record TokenMint(RandomGenerator random) {
    TriggerToken strike() {
        return TriggerToken.create(random);
    }
}
