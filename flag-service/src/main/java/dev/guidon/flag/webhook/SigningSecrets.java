package dev.guidon.flag.webhook;

import dev.guidon.flag.secret.SecretText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// What deliveries are signed with. After a rotation the secret before goes on for a while, so that receivers can
/// change over without losing a delivery.
///
/// @param current empty when it cannot be decrypted any more
public record SigningSecrets(Optional<SecretText> current, Optional<Previous> previous) {
    /// For how long the secret before stays good.
    static final Duration OVERLAP = Duration.ofHours(24);

    public record Previous(SecretText secret, Instant until) {}

    static SigningSecrets first(SecretText secret) {
        return new SigningSecrets(Optional.of(secret), Optional.empty());
    }

    SigningSecrets rotated(SecretText next, Instant at) {
        return new SigningSecrets(Optional.of(next), current.map(secret -> new Previous(secret, at.plus(OVERLAP))));
    }

    /// The secrets to sign with at an instant, the newest first.
    Stream<SecretText> at(Instant instant) {
        return Stream.concat(
                current.stream(),
                previous.filter(secret -> instant.isBefore(secret.until())).map(Previous::secret).stream());
    }
}
