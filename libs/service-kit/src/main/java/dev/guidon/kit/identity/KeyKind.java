package dev.guidon.kit.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What an environment's API key may see.
public enum KeyKind {
    /// Every flag.
    SERVER,
    /// Flags that are marked client-visible, and never a rule. May be in the hands of end users.
    CLIENT;

    /// How it is written in keys and documents.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<KeyKind> of(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
