package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.engine.flag.Instants;
import dev.guidon.flag.identity.KeyPatch;
import dev.guidon.kit.identity.KeyKind;
import java.time.Instant;
import java.util.Optional;

/// The wish for an API key as a JSON document.
///
/// @param expiresAt never when empty
public record KeyOrderJson(String name, KeyKind kind, Optional<Instant> expiresAt) {
    private static final int MAX_NAME = 200;
    private static final String NAME = "name";
    private static final String EXPIRES_AT = "expiresAt";

    /// Throws a `FailureException` of `Invalid` that lists everything that is wrong.
    public static KeyOrderJson read(JsonNode document) {
        return Place.read(
                document,
                place -> new KeyOrderJson(
                        place.object(NAME, "kind", EXPIRES_AT).field(NAME).text(MAX_NAME),
                        place.field("kind").word(Words.KEY_KINDS).orElse(KeyKind.CLIENT),
                        place.optional(EXPIRES_AT).flatMap(KeyOrderJson::instant)));
    }

    /// What is to change of a key, as a JSON Merge Patch. Throws a `FailureException` of `Invalid`.
    public static KeyPatch readPatch(JsonNode document) {
        return Place.read(document, place -> {
            place.object(NAME, EXPIRES_AT);
            return new KeyPatch(
                    place.optional(NAME).map(name -> name.text(MAX_NAME)),
                    place.optional(EXPIRES_AT).map(at -> new KeyPatch.Expires(instant(at))));
        });
    }

    /// Empty for null, too.
    private static Optional<Instant> instant(Place place) {
        if (place.node().isNull()) {
            return Optional.empty();
        }
        Optional<Instant> read = Optional.of(place.node())
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .flatMap(Instants::parse);
        if (read.isEmpty()) {
            place.expected("an instant with an offset, such as 2026-12-31T23:59:59Z");
        }
        return read;
    }
}
