package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/// Typed values between JSON and the engine.
final class ValueJson {
    private static final int MAX_DEPTH = 20;
    private static final int MAX_FIELDS = 1_000;
    private static final Value STAND_IN = new Value.Nothing();

    private ValueJson() {}

    /// The value of a variant of a flag.
    static Value read(Place place, FlagType type) {
        JsonNode node = place.node();
        boolean fits =
                switch (type) {
                    case BOOLEAN -> node.isBoolean();
                    case STRING -> node.isTextual();
                    case INTEGER -> node.isIntegralNumber();
                    case DOUBLE -> node.isNumber();
                    case OBJECT -> node.isObject();
                };
        if (!fits) {
            place.expected("of type " + Words.of(type) + " as the flag is");
            return STAND_IN;
        }
        return type == FlagType.DOUBLE ? decimal(place) : read(place);
    }

    static Value read(Place place) {
        return read(place, 1);
    }

    private static Value read(Place place, int depth) {
        JsonNode node = place.node();
        return switch (node.getNodeType()) {
            case BOOLEAN -> new Value.Bool(node.booleanValue());
            case STRING -> new Value.Text(node.textValue());
            case NUMBER -> node.isIntegralNumber() ? whole(place) : decimal(place);
            case ARRAY -> sequence(place, depth);
            case OBJECT -> structure(place, depth);
            case NULL -> new Value.Nothing();
            case MISSING, BINARY, POJO -> {
                place.expected("a value");
                yield STAND_IN;
            }
        };
    }

    private static Value whole(Place place) {
        if (!place.node().canConvertToLong()) {
            place.expected("a whole number of at most 64 bits");
            return STAND_IN;
        }
        return new Value.Whole(place.node().longValue());
    }

    private static Value decimal(Place place) {
        double value = place.node().doubleValue();
        if (!Double.isFinite(value)) {
            place.expected("a number that fits into a double");
            return STAND_IN;
        }
        return new Value.Decimal(value);
    }

    private static Value sequence(Place place, int depth) {
        if (isTooDeep(place, depth)) {
            return STAND_IN;
        }
        return new Value.Sequence(place.elements(MAX_FIELDS).stream()
                .map(element -> read(element, depth + 1))
                .toList());
    }

    private static Value structure(Place place, int depth) {
        if (isTooDeep(place, depth)) {
            return STAND_IN;
        }
        if (place.node().size() > MAX_FIELDS) {
            place.wrong("has " + place.node().size() + " fields; at most " + MAX_FIELDS + " are allowed");
            return STAND_IN;
        }
        Map<String, Value> fields = new LinkedHashMap<>();
        place.fieldNames().forEach(name -> fields.put(name, read(place.field(name), depth + 1)));
        return new Value.Structure(fields);
    }

    private static boolean isTooDeep(Place place, int depth) {
        if (depth > MAX_DEPTH) {
            place.wrong("nests deeper than " + MAX_DEPTH + " levels");
        }
        return depth > MAX_DEPTH;
    }

    static JsonNode write(Value value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (value) {
            case Value.Bool(var bool) -> nodes.booleanNode(bool);
            case Value.Text(var text) -> nodes.textNode(text);
            case Value.Whole(var whole) -> nodes.numberNode(whole);
            case Value.Decimal(var decimal) -> nodes.numberNode(decimal);
            case Value.Structure(var fields) -> {
                ObjectNode object = nodes.objectNode();
                fields.forEach((name, field) -> object.set(name, write(field)));
                yield object;
            }
            case Value.Sequence(var values) -> {
                ArrayNode array = nodes.arrayNode();
                values.forEach(element -> array.add(write(element)));
                yield array;
            }
            case Value.Nothing() -> nodes.nullNode();
        };
    }
}
