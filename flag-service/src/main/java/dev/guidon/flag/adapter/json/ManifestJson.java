package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Value;
import dev.guidon.flag.exchange.ManifestFlag;
import dev.guidon.flag.project.Key;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Flags between the manifest of OpenFeature's command line and the domain. Its word for a double is `float`.
public final class ManifestJson {
    private static final Map<String, FlagType> TYPES = types();
    private static final int MAX_NAME = 200;
    private static final int MAX_DESCRIPTION = 4_000;
    private static final Key STAND_IN = new Key("stand-in");

    private ManifestJson() {}

    private static Map<String, FlagType> types() {
        Map<String, FlagType> types = new LinkedHashMap<>();
        types.put("boolean", FlagType.BOOLEAN);
        types.put("string", FlagType.STRING);
        types.put("integer", FlagType.INTEGER);
        types.put("float", FlagType.DOUBLE);
        types.put("object", FlagType.OBJECT);
        return Collections.unmodifiableMap(types);
    }

    /// @param needsDefault whether the default value may not be left out
    public static ManifestFlag read(JsonNode document, boolean needsDefault) {
        return Place.read(document, place -> read(place, needsDefault));
    }

    private static ManifestFlag read(Place place, boolean needsDefault) {
        place.object("key", "name", "type", "description", "defaultValue");
        Key key = place.field("key").text(Key::problemWithFlagKey).map(Key::new).orElse(STAND_IN);
        Optional<FlagType> type = place.field("type").word(TYPES);
        Optional<Place> value =
                needsDefault ? Optional.of(place.field("defaultValue")) : place.optional("defaultValue");
        Optional<Value> codeDefault = value.flatMap(at -> type.map(known -> ValueJson.read(at, known)));
        if (needsDefault && type.isEmpty() && !place.has("defaultValue")) {
            place.field("defaultValue").expected("a value of the flag's type");
        }
        return new ManifestFlag(
                key,
                place.optional("name").map(at -> at.text(MAX_NAME)),
                type.orElse(FlagType.BOOLEAN),
                place.optional("description")
                        .filter(at -> !at.node().isNull())
                        .filter(at ->
                                !at.node().isTextual() || !at.node().textValue().isEmpty())
                        .map(at -> at.text(MAX_DESCRIPTION))
                        .orElse(""),
                codeDefault);
    }

    public static ObjectNode write(List<ManifestFlag> flags) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        ArrayNode array = object.putArray("flags");
        flags.forEach(flag -> array.add(write(flag)));
        return object;
    }

    public static ObjectNode write(ManifestFlag flag) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("key", flag.key().text());
        flag.name().ifPresent(name -> object.put("name", name));
        object.put("type", word(flag.type()));
        if (!flag.description().isEmpty()) {
            object.put("description", flag.description());
        }
        flag.codeDefault().ifPresent(value -> object.set("defaultValue", ValueJson.write(value)));
        return object;
    }

    private static String word(FlagType type) {
        return TYPES.entrySet().stream()
                .filter(entry -> entry.getValue() == type)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
