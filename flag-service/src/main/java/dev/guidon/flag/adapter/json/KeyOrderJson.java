package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.kit.identity.KeyKind;

/// The wish for an API key as a JSON document.
public record KeyOrderJson(String name, KeyKind kind) {
    private static final int MAX_NAME = 200;

    /// Throws a `FailureException` of `Invalid` that lists everything that is wrong.
    public static KeyOrderJson read(JsonNode document) {
        return Place.read(
                document,
                place -> new KeyOrderJson(
                        place.object("name", "kind").field("name").text(MAX_NAME),
                        place.field("kind").word(Words.KEY_KINDS).orElse(KeyKind.CLIENT)));
    }
}
