package dev.guidon.flag.organization;

import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.util.Optional;

/// The version of something that the author of a change has seen.
///
/// @param version empty when the change fits whatever is there; 0 of what is not there yet
public record Seen(Optional<Long> version) {
    /// Of an author who does not mind.
    public static final Seen ANY = new Seen(Optional.empty());

    /// Throws a `FailureException` of `StaleVersion`.
    ///
    /// @param kind such as `policy`
    /// @param actual 0 when it is not there
    public void require(String kind, String key, long actual) {
        version.filter(expected -> expected != actual).ifPresent(expected -> {
            throw new FailureException(new Failure.StaleVersion(kind, key, expected, actual));
        });
    }
}
