package dev.guidon.engine.flagd;

import dev.guidon.engine.flag.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/// `$evaluators`: shared rules that flags refer to by `{"$ref": "name"}`. A reference inside a shared rule is not
/// followed, and one that names nothing stays: it is an unknown operator, so that only its flag fails.
record References(Map<String, Value> shared) {
    private static final String REFERENCE = "$ref";

    /// @throws IllegalArgumentException when a shared rule is empty
    static References of(Map<String, Value> evaluators) {
        evaluators.forEach((name, rule) -> {
            if (rule instanceof Value.Structure(var fields) && fields.isEmpty()) {
                throw new IllegalArgumentException("$evaluators: " + name + " is empty");
            }
        });
        return new References(evaluators);
    }

    Value fillIn(Value value) {
        return switch (value) {
            case Value.Structure(var fields) when isReference(fields) -> shared.getOrDefault(name(fields), value);
            case Value.Structure(var fields) -> {
                Map<String, Value> filled = new LinkedHashMap<>();
                fields.forEach((name, field) -> filled.put(name, fillIn(field)));
                yield new Value.Structure(filled);
            }
            case Value.Sequence(var elements) ->
                new Value.Sequence(elements.stream().map(this::fillIn).toList());
            case Value.Bool _, Value.Text _, Value.Whole _, Value.Decimal _, Value.Nothing _ -> value;
        };
    }

    private static boolean isReference(Map<String, Value> fields) {
        return fields.size() == 1 && fields.get(REFERENCE) instanceof Value.Text;
    }

    private static String name(Map<String, Value> fields) {
        return fields.get(REFERENCE) instanceof Value.Text(var name) ? name : "";
    }
}
