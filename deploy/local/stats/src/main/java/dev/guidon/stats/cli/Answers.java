package dev.guidon.stats.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.stats.Interval;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Turns answers into JSON. An infinite number, which is an end where an interval is unbounded, becomes null. NaN is
/// refused: it would be a defect of the library.
final class Answers {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Answers() {}

    /// Names and values in turn, in the order in which they are printed.
    static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> answer = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            answer.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return answer;
    }

    /// The answer of an analysis that cannot be made: a code in capitals, as the cases write it, and the library's own
    /// finer reason.
    static Map<String, Object> undefined(String errorCode, String reason) {
        return fields("errorCode", errorCode, "reason", reason);
    }

    static JsonNode json(Object value) {
        return switch (value) {
            case Double number -> number(number);
            case OptionalDouble number -> number.isPresent() ? number(number.getAsDouble()) : NullNode.instance;
            case Long number -> NODES.numberNode(number);
            case Integer number -> NODES.numberNode(number);
            case Boolean flag -> NODES.booleanNode(flag);
            case String text -> NODES.textNode(text);
            case Interval(var lower, var upper) -> json(List.of(lower, upper));
            case double[] numbers -> json(Arrays.stream(numbers).boxed().toList());
            case Iterable<?> elements -> array(elements);
            case Map<?, ?> fields -> object(fields);
            default -> throw new IllegalStateException("an answer cannot hold a " + value.getClass());
        };
    }

    private static JsonNode number(double value) {
        if (Double.isNaN(value)) {
            throw new IllegalStateException("an answer holds a NaN");
        }
        return Double.isInfinite(value) ? NullNode.instance : NODES.numberNode(value);
    }

    private static ArrayNode array(Iterable<?> elements) {
        ArrayNode array = NODES.arrayNode();
        for (Object element : elements) {
            array.add(json(element));
        }
        return array;
    }

    private static ObjectNode object(Map<?, ?> fields) {
        ObjectNode object = NODES.objectNode();
        fields.forEach((name, value) -> object.set(name.toString(), json(value)));
        return object;
    }
}
