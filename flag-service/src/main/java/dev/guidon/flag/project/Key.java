package dev.guidon.flag.project;

import java.util.Optional;
import java.util.regex.Pattern;

/// The name of a project, an environment or a flag inside what it belongs to. Stands in URLs and never changes.
public record Key(String text) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?");
    private static final Pattern FLAG_FORM = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,62}[A-Za-z0-9])?");

    public Key {
        problemWithFlagKey(text).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
    }

    /// As [#problemWith], for flags: their keys stand in code, where many write `newCheckout`.
    public static Optional<String> problemWithFlagKey(String text) {
        return FLAG_FORM.matcher(text).matches()
                ? Optional.empty()
                : Optional.of("is no key of a flag: use 1 to 64 letters, digits, '.', '_' and '-', with a letter or"
                        + " digit first and last");
    }

    /// What keeps `text` from being a key and what would be right, if anything does.
    public static Optional<String> problemWith(String text) {
        return FORM.matcher(text).matches()
                ? Optional.empty()
                : Optional.of("is no key: use 1 to 64 lower-case letters, digits, '.', '_' and '-', with a letter or"
                        + " digit first and last");
    }

    @Override
    public String toString() {
        return text;
    }
}
