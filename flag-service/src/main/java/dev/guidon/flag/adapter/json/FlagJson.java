package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import dev.guidon.flag.edit.ConfiguredFlag;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.FlagDefinition.Label;
import dev.guidon.flag.edit.FlagDraft.Surroundings;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.Key;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Whole flags between JSON and the domain.
public final class FlagJson {
    static final int MAX_VARIANTS = 100;
    static final int MAX_TAGS = 50;
    static final int MAX_NAME = 200;
    static final int MAX_DESCRIPTION = 4_000;
    private static final int MAX_VALUE = 65_536;
    private static final Key STAND_IN = new Key("stand-in");
    private static final Pattern VARIANT_KEY = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._:/ -]{0,62}[A-Za-z0-9])?");

    private FlagJson() {}

    static ConfiguredFlag read(Place place, Surroundings surroundings, Instant createdAt) {
        place.object(
                "key",
                "name",
                "description",
                "type",
                "clientVisible",
                "tags",
                "maintainer",
                "variants",
                "environments");
        Key key = place.field("key").text(Key::problemWithFlagKey).map(Key::new).orElse(STAND_IN);
        Optional<FlagType> type = place.field("type").word(Words.TYPES);
        FlagDefinition definition = new FlagDefinition(
                surroundings.project().key(),
                key,
                label(place, key),
                type.orElse(FlagType.BOOLEAN),
                place.optional("clientVisible").map(Place::bool).orElse(false),
                variants(place.field("variants"), type),
                FlagDefinition.Life.from(createdAt));
        return new ConfiguredFlag(definition, configurations(place, definition, surroundings));
    }

    static Key key(Place place) {
        return place.text(Key::problemWith).map(Key::new).orElse(STAND_IN);
    }

    /// What people read instead of the key, which it is unless they gave another.
    static String name(Place object, Key key) {
        return object.optional("name").map(at -> at.text(MAX_NAME)).orElse(key.text());
    }

    static Label label(Place place, Key key) {
        List<String> tags = place.optional("tags").map(at -> at.elements(MAX_TAGS)).orElse(List.of()).stream()
                .map(tag -> tag.text(Key::problemWith).orElse(""))
                .distinct()
                .toList();
        return new Label(
                name(place, key),
                textOrNothing(place, "description", MAX_DESCRIPTION),
                tags,
                textOrNothing(place, "maintainer", MAX_NAME));
    }

    private static String textOrNothing(Place place, String field, int max) {
        return place.optional(field)
                .filter(at -> !at.node().isTextual() || !at.node().textValue().isEmpty())
                .map(at -> at.text(max))
                .orElse("");
    }

    static void write(Label label, ObjectNode into) {
        into.put("name", label.name()).put("description", label.description()).put("maintainer", label.maintainer());
        label.tags().forEach(into.putArray("tags")::add);
    }

    static List<Variant> variants(Place place, Optional<FlagType> type) {
        List<Place> elements = place.elements(MAX_VARIANTS);
        if (elements.isEmpty()) {
            if (place.node().isArray() && place.node().isEmpty()) {
                place.wrong("is empty; a flag has at least one variant");
            }
            return List.of(new Variant(STAND_IN.text(), new Value.Nothing()));
        }
        Set<String> keys = new HashSet<>();
        return elements.stream()
                .map(element -> variant(element.object("key", "value"), type, keys))
                .toList();
    }

    private static Variant variant(Place place, Optional<FlagType> type, Set<String> keys) {
        Optional<String> key = place.field("key").text(FlagJson::problemWithVariantKey);
        key.filter(known -> !keys.add(known))
                .ifPresent(known -> place.field("key").wrong("another variant has the key '" + known + "'"));
        Place value = place.field("value");
        if (value.node().toString().length() > MAX_VALUE) {
            value.wrong("has more than " + MAX_VALUE + " characters");
        }
        return new Variant(
                key.orElse(STAND_IN.text()),
                type.map(known -> ValueJson.read(value, known)).orElseGet(() -> ValueJson.read(value)));
    }

    private static Optional<String> problemWithVariantKey(String text) {
        return VARIANT_KEY.matcher(text).matches()
                ? Optional.empty()
                : Optional.of("is no key of a variant: use 1 to 64 letters, digits, spaces and . _ : / -, with a letter"
                        + " or digit first and last");
    }

    private static Map<String, FlagConfiguration> configurations(
            Place place, FlagDefinition definition, Surroundings surroundings) {
        Place environments = place.field("environments");
        if (environments.isPresent() && !environments.node().isObject()) {
            environments.expected("an object of configurations by the key of their environment");
        }
        List<String> known = surroundings.environments().stream()
                .map(Environment::key)
                .map(Key::text)
                .toList();
        String key = definition.key().text();
        ConfigurationJson json = new ConfigurationJson(key, definition.variantKeys());
        PrerequisiteCheck prerequisites = new PrerequisiteCheck(key, surroundings.neighbours());
        Map<String, FlagConfiguration> configurations = new HashMap<>();
        for (String name : environments.fieldNames()) {
            Place configuration = environments.field(name);
            if (!known.contains(name)) {
                configuration.wrong("there is no environment '" + name + "'; there are " + String.join(", ", known));
            }
            prerequisites.check(configuration);
            configurations.put(name, json.read(configuration, 1));
        }
        return configurations;
    }

    static ArrayNode write(List<Variant> variants) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        variants.forEach(
                variant -> array.addObject().put("key", variant.key()).set("value", ValueJson.write(variant.value())));
        return array;
    }

    public static ObjectNode write(FlagDefinition flag) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("key", flag.key().text());
        write(flag.label(), object);
        object.put("type", Words.of(flag.type())).put("clientVisible", flag.clientVisible());
        object.set("variants", write(flag.variants()));
        object.put("createdAt", flag.life().createdAt().toString()).put("archived", flag.isArchived());
        flag.life().archivedAt().ifPresent(at -> object.put("archivedAt", at.toString()));
        return object;
    }

    /// The flag with the configurations that it has, and their versions beside them.
    public static ObjectNode write(ConfiguredFlag flag) {
        ObjectNode object = write(flag.definition());
        ObjectNode environments = object.putObject("environments");
        flag.configurations().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> environments
                        .putObject(entry.getKey())
                        .put("version", entry.getValue().version())
                        .set("configuration", ConfigurationJson.write(entry.getValue())));
        return object;
    }
}
