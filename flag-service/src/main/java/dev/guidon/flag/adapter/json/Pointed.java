package dev.guidon.flag.adapter.json;

import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.failure.Violation;
import java.util.function.Supplier;

/// Reads a document that stands inside another, so that violations name places in the whole.
final class Pointed {
    private Pointed() {}

    /// @param pointer where the inner document stands
    static <T> T at(String pointer, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (FailureException refused) {
            if (refused.failure() instanceof Failure.Invalid(var violations)) {
                throw new FailureException(new Failure.Invalid(violations.stream()
                        .map(violation -> new Violation(pointer + violation.field(), violation.message()))
                        .toList()));
            }
            throw refused;
        }
    }
}
