package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.adapter.json.Converted.Warning;
import dev.guidon.flag.exchange.ApplyEnvironment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Flags and segments as FeatBit's server SDKs get them, as a bundle. It is what `latest-all` of an
/// environment answers: `{"data": {"featureFlags": […], "segments": […]}}`, or what stands in `data`.
public final class FeatbitJson {
    private static final int MAX_SEGMENTS = 1_000;

    private final List<Warning> warnings = new ArrayList<>();
    private final Map<String, Place> segments = new HashMap<>();
    private final ObjectNode flags = JsonNodeFactory.instance.objectNode();

    private FeatbitJson() {}

    /// Throws a `FailureException` of `Invalid` that lists everything that cannot be read.
    public static Converted convert(JsonNode document) {
        JsonNode payload = document.path("data").isObject() ? document.path("data") : document;
        FeatbitJson conversion = new FeatbitJson();
        return Place.read(payload, conversion::convert);
    }

    private Converted convert(Place place) {
        place.optional("segments").ifPresent(all -> all.elements(MAX_SEGMENTS)
                .forEach(segment -> segments.put(segment.node().path("id").asText(), segment)));
        place.field("featureFlags").elements(ApplyEnvironment.MAX_FLAGS).forEach(this::add);
        ObjectNode bundle = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", BundleJson.API_VERSION)
                .put("kind", BundleJson.ENVIRONMENT);
        bundle.set("flags", flags);
        return new Converted(bundle, warnings);
    }

    private void add(Place flag) {
        String key = flag.field("key").node().asText();
        if (flags.has(key)) {
            flag.field("key").wrong("is there twice");
        }
        if (flag.node().path("isArchived").asBoolean()) {
            warnings.add(new Warning(key, "is archived there, and left out"));
            return;
        }
        FeatbitVariations variations = FeatbitVariations.read(flag.field("variations"), flag.field("variationType"));
        if (variations.isJsonText()) {
            warnings.add(new Warning(key, "has JSON that is no object; it is text here"));
        }
        ObjectNode converted = flags.putObject(key);
        put(converted, "name", flag.node().path("name").asText(""));
        put(converted, "description", flag.node().path("description").asText(""));
        tags(flag, key, converted.putArray("tags"));
        converted.put("type", variations.type());
        variations.write(converted.putArray("variants"));
        configuration(flag, key, variations, converted.putObject(BundleJson.CONFIGURATION));
    }

    private static void put(ObjectNode object, String field, String text) {
        if (!text.isBlank()) {
            object.put(field, text);
        }
    }

    private void tags(Place flag, String key, ArrayNode into) {
        for (JsonNode tag : flag.node().path("tags")) {
            String word = FeatbitVariations.word(tag.asText()).toLowerCase(Locale.ROOT);
            if (!word.isEmpty()) {
                into.add(word);
            }
            if (!word.equals(tag.asText())) {
                warnings.add(new Warning(key, "the tag '" + tag.asText() + "' is '" + word + "' here"));
            }
        }
    }

    private void configuration(Place flag, String key, FeatbitVariations variations, ObjectNode into) {
        into.put("on", flag.node().path("isEnabled").asBoolean());
        into.put("offVariant", variations.keyOf(flag.field("disabledVariationId")));
        targets(flag, variations, into.putArray("targets"));
        FeatbitServe serves = new FeatbitServe(variations, key, warnings);
        FeatbitConditions conditions = new FeatbitConditions(segments, key, warnings);
        ArrayNode rules = into.putArray("rules");
        flag.optional("rules").ifPresent(all -> {
            for (Place rule : all.elements(ConfigurationJson.MAX_RULES)) {
                ObjectNode converted = rules.addObject().put("id", "rule-" + (rules.size()));
                converted.set("condition", conditions.all(rule.field("conditions")));
                converted.set("serve", serves.of(rule));
            }
        });
        into.set("defaultServe", serves.of(flag.field("fallthrough")));
    }

    /// The first list that names a unit counts.
    private static void targets(Place flag, FeatbitVariations variations, ArrayNode into) {
        Set<String> seen = new HashSet<>();
        flag.optional("targetUsers").ifPresent(all -> {
            for (Place target : all.elements(ConfigurationJson.MAX_TARGETS)) {
                List<String> units = new ArrayList<>();
                target.node().path("keyIds").forEach(unit -> {
                    if (seen.add(unit.asText())) {
                        units.add(unit.asText());
                    }
                });
                if (!units.isEmpty()) {
                    ArrayNode array = into.addObject()
                            .put("variant", variations.keyOf(target.field("variationId")))
                            .putArray("units");
                    units.forEach(array::add);
                }
            }
        });
    }
}
