package dev.guidon.flag.adapter.rest;

import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.util.Optional;

/// A header that repeats the key of what is to be deleted with all that is in it, so that nobody does it by a slip in a
/// path.
final class Confirmation {
    static final String HEADER = "Guidon-Confirm";

    private Confirmation() {}

    /// Throws a `FailureException` of `Invalid`.
    static void require(Optional<String> header, String key) {
        if (header.map(String::strip).filter(key::equals).isEmpty()) {
            throw new FailureException(Failure.Invalid.of(
                    HEADER, "must be the key of what is to be deleted, with all that is in it: " + key));
        }
    }
}
