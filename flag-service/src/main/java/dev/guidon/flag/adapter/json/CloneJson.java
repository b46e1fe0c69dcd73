package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.copy.CloneFlag;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.project.Key;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The wish for a clone of a flag as a JSON document.
public final class CloneJson {
    private static final String KEY = "key";
    private static final String ENVIRONMENTS = "environments";
    private static final String KEEP_ON = "keepOn";
    private static final int MAX_KEY = 64;

    private CloneJson() {}

    /// Throws a `FailureException` of `Invalid` that lists everything that is wrong.
    ///
    /// @param flag key of the flag that is cloned
    public static CloneFlag.Order read(JsonNode document, String project, String flag) {
        return Place.read(document, place -> {
            place.object(KEY, TitleJson.NAME, TitleJson.DESCRIPTION, ENVIRONMENTS, KEEP_ON);
            Key key = FlagJson.key(place.field(KEY));
            return new CloneFlag.Order(
                    project,
                    flag,
                    key,
                    place.optional(TitleJson.NAME).map(name -> name.text(LabelJson.MAX_NAME)),
                    place.optional(TitleJson.DESCRIPTION)
                            .map(_ ->
                                    CaptionJson.textOrNothing(place, TitleJson.DESCRIPTION, LabelJson.MAX_DESCRIPTION)),
                    environments(place),
                    place.optional(KEEP_ON).map(Place::bool).orElse(false));
        });
    }

    private static Optional<Set<String>> environments(Place place) {
        return place.optional(ENVIRONMENTS).map(all -> all.elements(EnvironmentStore.MAX_PER_PROJECT).stream()
                .map(key -> key.text(MAX_KEY))
                .collect(Collectors.toSet()));
    }
}
