package dev.guidon.flag.segment;

import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Conditions as plain values, in the words of the API.
final class ConditionValue {
    private ConditionValue() {}

    static Value of(Condition condition) {
        return switch (condition) {
            case Condition.All(var parts) -> structure("all", parts(parts));
            case Condition.Any(var parts) -> structure("any", parts(parts));
            case Condition.Not(var part) -> structure("not", of(part));
            case Condition.InSegment(var segment, var negate) ->
                new Value.Structure(Map.of("segment", new Value.Text(segment), "negate", new Value.Bool(negate)));
            case Condition.Test(var attribute, var operator, var values, var negate) -> {
                Map<String, Value> fields = new LinkedHashMap<>();
                fields.put("attribute", new Value.Text(attribute));
                fields.put("operator", new Value.Text(operator.name().toLowerCase(Locale.ROOT)));
                fields.put("values", new Value.Sequence(values));
                fields.put("negate", new Value.Bool(negate));
                yield new Value.Structure(fields);
            }
        };
    }

    private static Value structure(String name, Value value) {
        return new Value.Structure(Map.of(name, value));
    }

    private static Value parts(List<Condition> parts) {
        return new Value.Sequence(parts.stream().map(ConditionValue::of).toList());
    }
}
