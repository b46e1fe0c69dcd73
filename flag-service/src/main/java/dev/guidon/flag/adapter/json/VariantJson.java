package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Variants between JSON and the engine.
final class VariantJson {
    static final int MAX = 100;
    static final String STAND_IN = "stand-in";
    static final String VALUE = "value";
    private static final int MAX_VALUE = 65_536;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._:/ -]{0,62}[A-Za-z0-9])?");

    private VariantJson() {}

    /// @param type of the flag, as far as it is known
    static List<Variant> read(Place place, Optional<FlagType> type) {
        List<Place> elements = place.elements(MAX);
        if (elements.isEmpty()) {
            if (place.node().isArray() && place.node().isEmpty()) {
                place.wrong("is empty; a flag has at least one variant");
            }
            return List.of(new Variant(STAND_IN, new Value.Nothing()));
        }
        Set<String> keys = new HashSet<>();
        return elements.stream().map(element -> read(element, type, keys)).toList();
    }

    /// @param keys that variants have already
    static Variant read(Place element, Optional<FlagType> type, Set<String> keys) {
        Place place = element.object("key", CaptionJson.NAME, CaptionJson.DESCRIPTION, VALUE);
        Optional<String> key = place.field("key").text(VariantJson::problemWithKey);
        key.filter(known -> !keys.add(known))
                .ifPresent(known -> place.field("key").wrong("another variant has the key '" + known + "'"));
        return new Variant(key.orElse(STAND_IN), CaptionJson.read(place), value(place.field(VALUE), type));
    }

    static Value value(Place place, Optional<FlagType> type) {
        if (place.node().toString().length() > MAX_VALUE) {
            place.wrong("has more than " + MAX_VALUE + " characters");
        }
        return type.map(known -> ValueJson.read(place, known)).orElseGet(() -> ValueJson.read(place));
    }

    private static Optional<String> problemWithKey(String text) {
        return KEY.matcher(text).matches()
                ? Optional.empty()
                : Optional.of("is no key of a variant: use 1 to 64 letters, digits, spaces and . _ : / -, with a letter"
                        + " or digit first and last");
    }

    static ArrayNode write(List<Variant> variants) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        variants.forEach(variant -> array.add(write(variant)));
        return array;
    }

    static ObjectNode write(Variant variant) {
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("key", variant.key());
        CaptionJson.write(variant.caption(), object);
        return object.set(VALUE, ValueJson.write(variant.value()));
    }
}
