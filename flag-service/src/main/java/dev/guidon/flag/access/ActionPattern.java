package dev.guidon.flag.access;

import java.util.Optional;
import java.util.stream.Stream;

/// Actions as a policy names them: `flag:update`, `flag:*`, `*:read` or `*`.
public record ActionPattern(String text) {

    public static Optional<String> problemWith(String text) {
        boolean wellFormed = text.matches("[a-z*:-]{1,60}");
        return wellFormed && Stream.of(Action.values()).anyMatch(new ActionPattern(text)::matches)
                ? Optional.empty()
                : Optional.of("names no action; GET /api/v1/actions lists them");
    }

    boolean matches(Action action) {
        return new Glob(text).matches(action.word());
    }
}
