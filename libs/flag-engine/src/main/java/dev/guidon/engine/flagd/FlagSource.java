package dev.guidon.engine.flagd;

import dev.guidon.engine.flag.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A flag as its document has it, with references filled in.
///
/// @param defaultVariant empty when there is none
/// @param targeting the rule; an empty structure when there is none
/// @param metadata of the document, with the flag's own on top
record FlagSource(
        String key,
        boolean disabled,
        String defaultVariant,
        Map<String, Value> variants,
        Value targeting,
        Map<String, Value> metadata) {
    static final Value NO_RULE = new Value.Structure(Map.of());

    /// @throws IllegalArgumentException naming what flagd would refuse the document for
    static FlagSource of(String key, Value flag, Map<String, Value> setMetadata) {
        String at = "flag " + key;
        Map<String, Value> fields = object(flag, at);
        Map<String, Value> metadata = new LinkedHashMap<>(setMetadata);
        object(fields, "metadata", at).forEach((name, value) -> {
            if (!(value instanceof Value.Nothing)) {
                metadata.put(name, value);
            }
        });
        FlagSource source = new FlagSource(
                key,
                text(fields, "state", at).equals("DISABLED"),
                text(fields, "defaultVariant", at),
                object(fields, "variants", at),
                fields.getOrDefault("targeting", NO_RULE),
                Collections.unmodifiableMap(metadata));
        String named = source.defaultVariant();
        if (!named.isEmpty() && !source.variants().containsKey(named)) {
            throw new IllegalArgumentException(at + ": defaultVariant " + named + " is none of its variants");
        }
        return source;
    }

    /// The fields of an object; none for null.
    static Map<String, Value> object(Map<String, Value> fields, String name, String at) {
        return object(fields.getOrDefault(name, new Value.Nothing()), at + ": " + name);
    }

    static Map<String, Value> object(Value value, String at) {
        return switch (value) {
            case Value.Structure(var fields) -> fields;
            case Value.Nothing() -> Map.of();
            case Value.Bool _, Value.Text _, Value.Whole _, Value.Decimal _, Value.Sequence _ ->
                throw new IllegalArgumentException(at + " must be an object");
        };
    }

    static String text(Map<String, Value> fields, String name, String at) {
        return switch (fields.getOrDefault(name, new Value.Nothing())) {
            case Value.Text(var text) -> text;
            case Value.Nothing() -> "";
            case Value.Bool _, Value.Structure _, Value.Whole _, Value.Decimal _, Value.Sequence _ ->
                throw new IllegalArgumentException(at + ": " + name + " must be a string");
        };
    }
}
