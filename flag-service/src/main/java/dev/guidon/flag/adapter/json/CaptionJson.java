package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.flag.Caption;

/// Names and descriptions beside a key. What is empty is left out.
final class CaptionJson {
    static final String NAME = "name";
    static final String DESCRIPTION = "description";
    static final int MAX_NAME = 200;
    static final int MAX_DESCRIPTION = 4_000;

    private CaptionJson() {}

    static Caption read(Place object) {
        return new Caption(textOrNothing(object, NAME, MAX_NAME), textOrNothing(object, DESCRIPTION, MAX_DESCRIPTION));
    }

    /// Nothing, where the field is missing or an empty text.
    static String textOrNothing(Place object, String field, int max) {
        return object.optional(field)
                .filter(at -> !at.node().isTextual() || !at.node().textValue().isEmpty())
                .map(at -> at.text(max))
                .orElse("");
    }

    static String textOrEmpty(Place place, int max) {
        return place.node().isTextual() && place.node().textValue().isEmpty() ? "" : place.text(max);
    }

    static void write(Caption caption, ObjectNode into) {
        if (!caption.name().isEmpty()) {
            into.put(NAME, caption.name());
        }
        if (!caption.description().isEmpty()) {
            into.put(DESCRIPTION, caption.description());
        }
    }
}
