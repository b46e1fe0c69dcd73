package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.project.Key;

/// A new organization as a JSON document.
public record NamedJson(Key key, String name) {

    /// The name in a JSON Merge Patch that can change nothing else. Throws a `FailureException` of `Invalid`.
    public static String name(JsonNode document) {
        return Place.read(document, place -> place.object("name").field("name").text(LabelJson.MAX_NAME));
    }

    /// Throws a `FailureException` of `Invalid` that lists everything that is wrong.
    public static NamedJson read(JsonNode document) {
        return Place.read(document, place -> {
            Key key = FlagJson.key(place.object("key", "name").field("key"));
            return new NamedJson(key, LabelJson.name(place, key));
        });
    }
}
