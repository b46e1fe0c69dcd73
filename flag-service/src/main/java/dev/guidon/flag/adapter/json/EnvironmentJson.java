package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.project.CreateEnvironment;
import dev.guidon.flag.project.CreateProject;
import dev.guidon.flag.project.Key;

/// A new environment as a JSON document.
public final class EnvironmentJson {
    private static final String COPY_FROM = "copyFrom";
    private static final int MAX_KEY = 64;

    private EnvironmentJson() {}

    /// Throws a `FailureException` of `Invalid` that lists everything that is wrong.
    public static CreateEnvironment.Order read(JsonNode document, String project) {
        return Place.read(document, place -> {
            Key key = FlagJson.key(place.object("key", TitleJson.NAME, TitleJson.DESCRIPTION, COPY_FROM)
                    .field("key"));
            return new CreateEnvironment.Order(
                    project,
                    key,
                    TitleJson.read(place, key),
                    place.optional(COPY_FROM).map(from -> from.text(MAX_KEY)));
        });
    }

    /// One that comes with its project.
    static CreateProject.FirstEnvironment first(Place place) {
        Key key = FlagJson.key(
                place.object("key", TitleJson.NAME, TitleJson.DESCRIPTION).field("key"));
        return new CreateProject.FirstEnvironment(key, TitleJson.read(place, key));
    }
}
