package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.edit.FlagDefinition.Label;
import dev.guidon.flag.project.Key;
import java.util.List;

/// What people read of a flag, between JSON and the domain.
final class LabelJson {
    static final int MAX_NAME = 200;
    static final int MAX_DESCRIPTION = 4_000;
    static final int MAX_TAGS = 50;

    private LabelJson() {}

    static Label read(Place place, Key key) {
        return new Label(
                name(place, key),
                CaptionJson.textOrNothing(place, "description", MAX_DESCRIPTION),
                place.optional("tags").map(LabelJson::tags).orElse(List.of()),
                CaptionJson.textOrNothing(place, "maintainer", MAX_NAME));
    }

    /// What people read instead of the key, which it is unless they gave another.
    static String name(Place object, Key key) {
        return object.optional("name").map(at -> at.text(MAX_NAME)).orElse(key.text());
    }

    static List<String> tags(Place place) {
        return place.elements(MAX_TAGS).stream()
                .map(tag -> tag.text(Key::problemWith).orElse(""))
                .distinct()
                .toList();
    }

    static void write(Label label, ObjectNode into) {
        into.put("name", label.name()).put("description", label.description()).put("maintainer", label.maintainer());
        label.tags().forEach(into.putArray("tags")::add);
    }
}
