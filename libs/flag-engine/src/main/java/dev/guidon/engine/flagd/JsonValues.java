package dev.guidon.engine.flagd;

import dev.guidon.engine.flag.Value;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values in the form that rules compute with; every number is a double.
public final class JsonValues {
    private JsonValues() {}

    public static @Nullable Object plain(Value value) {
        return switch (value) {
            case Value.Nothing() -> null;
            case Value.Bool(var flag) -> flag;
            case Value.Text(var text) -> text;
            case Value.Whole(var number) -> (double) number;
            case Value.Decimal(var number) -> number;
            case Value.Sequence(var elements) -> list(elements);
            case Value.Structure(var fields) -> map(fields);
        };
    }

    private static List<?> list(List<Value> elements) {
        @Nullable Object[] plain = new Object[elements.size()];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = plain(elements.get(i));
        }
        return Collections.unmodifiableList(Arrays.asList(plain));
    }

    private static Map<String, ?> map(Map<String, Value> fields) {
        Map<String, @Nullable Object> plain = HashMap.newHashMap(fields.size());
        fields.forEach((name, field) -> plain.put(name, plain(field)));
        return Collections.unmodifiableMap(plain);
    }
}
