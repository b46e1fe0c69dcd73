package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.project.Key;
import dev.guidon.flag.project.Title;
import java.util.Optional;

/// What people read of a project or an environment, between JSON and the domain.
public final class TitleJson {
    static final String NAME = "name";
    static final String DESCRIPTION = "description";

    private TitleJson() {}

    static Title read(Place object, Key key) {
        return new Title(
                LabelJson.name(object, key), CaptionJson.textOrNothing(object, DESCRIPTION, LabelJson.MAX_DESCRIPTION));
    }

    /// A JSON Merge Patch (RFC 7396): what is null gets its standard value again, which for the name is the key. Throws
    /// a `FailureException` of `Invalid`.
    public static Title.Patch patch(JsonNode document, String key) {
        return Place.read(document, place -> {
            place.object(NAME, DESCRIPTION);
            return new Title.Patch(
                    place.optional(NAME).map(name -> name.node().isNull() ? key : name.text(LabelJson.MAX_NAME)),
                    described(place));
        });
    }

    private static Optional<String> described(Place place) {
        return place.optional(DESCRIPTION)
                .map(description -> description.node().isNull()
                        ? ""
                        : CaptionJson.textOrNothing(place, DESCRIPTION, LabelJson.MAX_DESCRIPTION));
    }
}
