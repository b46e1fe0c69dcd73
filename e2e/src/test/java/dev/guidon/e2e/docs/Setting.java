package dev.guidon.e2e.docs;

import java.util.Locale;
import java.util.Optional;

/// One setting of the project's own.
///
/// @param module that declares it, from the root of the repository
/// @param key as in `application.properties`
/// @param type Java's
/// @param meaning its comment, in one line
record Setting(String module, String key, String type, Optional<String> defaultValue, String meaning) {

    /// The name in the environment, by the rules of MicroProfile Config 3.1 §5.3.1: whatever is no letter or digit
    /// becomes an underscore. The place of a name that the user gives stays visible.
    String variable() {
        return key.replaceAll("[^A-Za-z0-9<>]", "_").toUpperCase(Locale.ROOT);
    }
}
