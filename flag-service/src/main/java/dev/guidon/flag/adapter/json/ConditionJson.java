package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.Operator;
import dev.guidon.engine.flag.Value;
import dev.guidon.flag.project.Key;
import java.util.List;
import java.util.Optional;

/// Conditions between JSON and the engine.
final class ConditionJson {
    private static final String NEGATE = "negate";
    private static final int MAX_DEPTH = 10;
    private static final int MAX_PARTS = 100;
    private static final int MAX_VALUES = 1_000;
    private static final int MAX_ATTRIBUTE = 200;
    private static final Condition STAND_IN = new Condition.All(List.of());

    private ConditionJson() {}

    static Condition read(Place place) {
        return read(place, 1);
    }

    private static Condition read(Place place, int depth) {
        if (depth > MAX_DEPTH) {
            place.wrong("nests deeper than " + MAX_DEPTH + " levels");
            return STAND_IN;
        }
        if (place.has("all")) {
            return new Condition.All(parts(place.object("all").field("all"), depth));
        }
        if (place.has("any")) {
            return new Condition.Any(parts(place.object("any").field("any"), depth));
        }
        if (place.has("not")) {
            return new Condition.Not(read(place.object("not").field("not"), depth + 1));
        }
        if (place.has("segment")) {
            return inSegment(place.object("segment", NEGATE));
        }
        if (place.has("attribute") || place.has("operator")) {
            return test(place.object("attribute", "operator", "values", NEGATE));
        }
        place.expected("an object with all, any, not, segment, or attribute and operator");
        return STAND_IN;
    }

    private static List<Condition> parts(Place place, int depth) {
        return place.elements(MAX_PARTS).stream()
                .map(part -> read(part, depth + 1))
                .toList();
    }

    /// Whether there is such a segment is for the use case to say.
    private static Condition inSegment(Place place) {
        String segment = place.field("segment").text(Key::problemWith).orElse("");
        return new Condition.InSegment(segment, negate(place));
    }

    private static boolean negate(Place place) {
        return place.optional(NEGATE).map(Place::bool).orElse(false);
    }

    private static Condition test(Place place) {
        String attribute = place.field("attribute").text(MAX_ATTRIBUTE);
        Optional<Operator> operator = place.field("operator").word(Words.OPERATORS);
        List<Value> values =
                place.optional("values").map(ConditionJson::readValues).orElse(List.of());
        Optional<String> problem = operator.flatMap(known -> known.problemWith(values));
        problem.ifPresent(place.field("values")::wrong);
        return operator.isEmpty() || problem.isPresent()
                ? STAND_IN
                : new Condition.Test(attribute, operator.get(), values, negate(place));
    }

    static List<Value> readValues(Place place) {
        return place.elements(MAX_VALUES).stream().map(ValueJson::read).toList();
    }

    static ObjectNode write(Condition condition) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        return switch (condition) {
            case Condition.All(var parts) -> object.set("all", write(parts));
            case Condition.Any(var parts) -> object.set("any", write(parts));
            case Condition.Not(var part) -> object.set("not", write(part));
            case Condition.InSegment(var segment, var negate) -> {
                object.put("segment", segment);
                yield negate ? object.put(NEGATE, true) : object;
            }
            case Condition.Test(var attribute, var operator, var values, var negate) -> {
                object.put("attribute", attribute).put("operator", Words.of(operator));
                object.set("values", writeValues(values));
                yield negate ? object.put(NEGATE, true) : object;
            }
        };
    }

    static ArrayNode writeValues(List<Value> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> array.add(ValueJson.write(value)));
        return array;
    }

    private static ArrayNode write(List<Condition> parts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        parts.forEach(part -> array.add(write(part)));
        return array;
    }
}
