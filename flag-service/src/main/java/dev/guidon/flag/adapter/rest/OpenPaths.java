package dev.guidon.flag.adapter.rest;

import java.util.List;

/// Where requests without a token get as far as being matched. Everywhere else they are refused before that, so that
/// strangers do not even learn which paths there are.
final class OpenPaths {
    /// Beginnings of the paths whose methods are marked `@Anyone`.
    private static final List<String> BEGINNINGS =
            List.of("/api/v1/login", "/.well-known/jwks.json", "/api/v1/triggers/");

    private OpenPaths() {}

    static boolean has(String path) {
        return BEGINNINGS.stream().anyMatch(path::startsWith);
    }
}
