package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flagd.JsonReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// FeatBit's variations, whose values are all text, as typed variants. A variant is called as the variation is, as far
/// as that is a key.
///
/// @param type as bundles call it
/// @param byId key and value of the variants by the id of their variation
/// @param isJsonText whether the values are JSON that no type of flag takes
record FeatbitVariations(String type, Map<String, Named> byId, boolean isJsonText) {

    record Named(String key, JsonNode value) {}

    static FeatbitVariations read(Place variations, Place type) {
        List<Place> all = variations.elements(VariantJson.MAX);
        List<String> texts = all.stream()
                .map(variation -> variation.field("value").node().asText())
                .toList();
        return switch (type.node().asText()) {
            case "boolean" -> of(all, "boolean", FeatbitVariations::bool, false);
            case "number" -> numbers(all, texts);
            case "json" -> {
                boolean objects = texts.stream().allMatch(FeatbitVariations::isObject);
                yield objects
                        ? of(
                                all,
                                "object",
                                at -> ValueJson.write(JsonReader.read(at.node().asText())),
                                false)
                        : of(all, "string", Place::node, true);
            }
            case "string" -> of(all, "string", Place::node, false);
            default -> {
                type.expected("one of boolean, string, number, json");
                yield of(all, "string", Place::node, false);
            }
        };
    }

    private static FeatbitVariations numbers(List<Place> all, List<String> texts) {
        boolean whole = texts.stream().allMatch(text -> text.matches("-?[0-9]{1,18}"));
        JsonNodeFactory json = JsonNodeFactory.instance;
        return whole
                ? of(
                        all,
                        "integer",
                        at -> json.numberNode(Long.parseLong(at.node().asText())),
                        false)
                : of(all, "double", FeatbitVariations::decimal, false);
    }

    private static JsonNode decimal(Place place) {
        try {
            return JsonNodeFactory.instance.numberNode(
                    Double.parseDouble(place.node().asText()));
        } catch (NumberFormatException _) {
            place.expected("a number as text");
            return JsonNodeFactory.instance.numberNode(0.0);
        }
    }

    private static JsonNode bool(Place place) {
        String text = place.node().asText();
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            place.expected("\"true\" or \"false\"");
        }
        return JsonNodeFactory.instance.booleanNode(text.equalsIgnoreCase("true"));
    }

    private static boolean isObject(String text) {
        try {
            return JsonReader.read(text) instanceof Value.Structure;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static FeatbitVariations of(
            List<Place> all, String type, Function<Place, JsonNode> value, boolean isJsonText) {
        Map<String, Named> byId = new LinkedHashMap<>();
        for (Place variation : all) {
            String name = word(variation.node().path("name").asText(""));
            String text = word(variation.field("value").node().asText());
            String wanted = name.isEmpty() ? text.isEmpty() || text.length() > 20 ? "variation" : text : name;
            String key = wanted;
            for (int i = 2; isTaken(byId, key); i++) {
                key = wanted + "-" + i;
            }
            byId.put(variation.field("id").node().asText(), new Named(key, value.apply(variation.field("value"))));
        }
        return new FeatbitVariations(type, byId, isJsonText);
    }

    private static boolean isTaken(Map<String, Named> byId, String key) {
        return byId.values().stream().anyMatch(variant -> variant.key().equals(key));
    }

    /// The letters and digits of a text, with dashes between its words; at most 60 characters.
    static String word(String text) {
        String dashed = text.strip().replaceAll("[^A-Za-z0-9._-]+", "-");
        String shortened = dashed.length() > 60 ? dashed.substring(0, 60) : dashed;
        return shortened.replaceAll("^[._-]+|[._-]+$", "");
    }

    String keyOf(Place id) {
        Named variant = byId.get(id.node().asText());
        if (variant == null) {
            id.wrong("there is no variation " + id.quoted() + " in this flag");
        }
        return variant == null ? "" : variant.key();
    }

    void write(ArrayNode into) {
        byId.values()
                .forEach(variant -> into.addObject().put("key", variant.key()).set("value", variant.value()));
    }
}
