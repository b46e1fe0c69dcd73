package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.flag.Prerequisite;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Prerequisites between JSON and the engine. Whether the flags they name exist is for [PrerequisiteCheck] to say.
final class PrerequisiteJson {
    static final String FIELD = "prerequisites";
    static final String FLAG = "flag";
    static final String VARIANTS = "variants";
    private static final int MAX = 20;
    private static final int MAX_KEY = 64;

    private PrerequisiteJson() {}

    /// Keys of the flags that a configuration requires, whether they are right or not.
    static Set<String> requiredFlags(JsonNode configuration) {
        Set<String> keys = new HashSet<>();
        configuration
                .path(FIELD)
                .forEach(required -> keys.add(required.path(FLAG).asText()));
        return Set.copyOf(keys);
    }

    static List<Prerequisite> read(Place configuration) {
        Set<String> seen = new HashSet<>();
        return configuration
                .optional(FIELD)
                .map(place -> place.elements(MAX).stream()
                        .map(required -> read(required.object(FLAG, VARIANTS), seen))
                        .toList())
                .orElse(List.of());
    }

    /// Its own fields; the caller has looked for others.
    ///
    /// @param seen flags that are required already
    static Prerequisite read(Place place, Set<String> seen) {
        String required = place.field(FLAG).text(MAX_KEY);
        if (!seen.add(required)) {
            place.field(FLAG).wrong("flag '" + required + "' is required already; put its variants together");
        }
        Place variants = place.field(VARIANTS);
        if (variants.node().isArray() && variants.node().isEmpty()) {
            variants.wrong("names no variant; name those of which the flag must serve one");
        }
        Set<String> keys = new HashSet<>();
        variants.elements(VariantJson.MAX).forEach(variant -> keys.add(variant.text(MAX_KEY)));
        return new Prerequisite(required, keys);
    }

    static void write(List<Prerequisite> prerequisites, ObjectNode into) {
        ArrayNode array = into.putArray(FIELD);
        prerequisites.forEach(required -> write(required, array.addObject()));
    }

    static void write(Prerequisite required, ObjectNode into) {
        ArrayNode variants = into.put(FLAG, required.flagKey()).putArray(VARIANTS);
        required.variants().stream().sorted().forEach(variants::add);
    }
}
