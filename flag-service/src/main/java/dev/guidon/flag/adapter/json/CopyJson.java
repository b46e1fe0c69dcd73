package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.copy.CopyOrder;
import dev.guidon.flag.copy.Part;
import dev.guidon.flag.edit.EnvironmentAddress;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What to copy into an environment, as a JSON document.
public record CopyJson(CopyOrder order, String comment) {
    private static final String FROM = "from";
    private static final String FLAGS = "flags";
    private static final String PARTS = "parts";
    private static final String CREATE_MISSING = "createMissing";
    private static final String SEGMENTS = "segments";
    private static final String COMMENT = "comment";
    private static final int MAX_KEY = 64;
    private static final Map<String, Part> WORDS = words();
    private static final Map<String, Boolean> SEGMENT_WORDS = Map.of("copy", true, "refuse", false);

    private static Map<String, Part> words() {
        Map<String, Part> words = new LinkedHashMap<>();
        words.put("on", Part.ON);
        words.put("offVariant", Part.OFF_VARIANT);
        words.put("prerequisites", Part.PREREQUISITES);
        words.put("targets", Part.TARGETS);
        words.put("rules", Part.RULES);
        words.put("defaultServe", Part.DEFAULT_SERVE);
        return words;
    }

    /// Throws a `FailureException` of `Invalid` that lists everything that is wrong.
    ///
    /// @param to the environment that it is copied into
    public static CopyJson read(JsonNode document, EnvironmentAddress to) {
        return Place.read(document, place -> {
            place.object(FROM, FLAGS, PARTS, CREATE_MISSING, SEGMENTS, COMMENT);
            CopyOrder order = new CopyOrder(
                    from(place.field(FROM), to),
                    to,
                    flags(place),
                    place.optional(PARTS).map(CopyJson::parts).orElse(Part.ALL),
                    place.optional(CREATE_MISSING).map(Place::bool).orElse(false),
                    place.optional(SEGMENTS)
                            .flatMap(word -> word.word(SEGMENT_WORDS))
                            .orElse(false));
            return new CopyJson(
                    order, place.optional(COMMENT).map(CommentJson::read).orElse(""));
        });
    }

    private static EnvironmentAddress from(Place from, EnvironmentAddress to) {
        from.object("project", "environment");
        return new EnvironmentAddress(
                from.optional("project").map(key -> key.text(MAX_KEY)).orElse(to.projectKey()),
                from.field("environment").text(MAX_KEY));
    }

    private static Optional<List<String>> flags(Place place) {
        return place.optional(FLAGS).map(flags -> FlagListJson.read(flags, CopyOrder.MAX_NAMED));
    }

    private static Set<Part> parts(Place place) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        place.elements(WORDS.size()).forEach(word -> word.word(WORDS).ifPresent(parts::add));
        if (place.node().isArray() && place.node().isEmpty()) {
            place.wrong("is empty; name at least one of " + String.join(", ", WORDS.keySet()));
        }
        return parts;
    }
}
