package dev.guidon.flag.adapter.json;

import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.failure.Violation;
import java.util.ArrayList;
import java.util.List;

/// What was found wrong in one document so far.
final class Findings {
    /// More than anybody mends at once; it bounds the answer to a hostile document.
    private static final int MAX = 100;

    private final List<Violation> violations = new ArrayList<>();

    void add(String pointer, String message) {
        if (violations.size() < MAX) {
            violations.add(new Violation(pointer, message));
        }
    }

    boolean isEmpty() {
        return violations.isEmpty();
    }

    void addTo(Findings others) {
        violations.forEach(found -> others.add(found.field(), found.message()));
    }

    void throwIfAny() {
        if (!violations.isEmpty()) {
            throw new FailureException(new Failure.Invalid(violations));
        }
    }
}
