package dev.guidon.engine.evaluate;

import dev.guidon.engine.flag.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A subject held as typed values, for subjects that are kept and decided again later. An entry under the whole path
/// goes before a nested one, as in [Subject#of].
public record ValueSubject(Map<String, Value> attributes) implements ListedSubject {
    public ValueSubject {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    @Override
    public @Nullable Object attribute(AttributePath path) {
        Value direct = attributes.get(path.name());
        if (direct == null && path.segments().size() > 1) {
            direct = nested(path.segments());
        }
        return direct == null ? null : plain(direct);
    }

    private @Nullable Value nested(List<String> segments) {
        Value current = attributes.get(segments.getFirst());
        for (int i = 1; i < segments.size(); i++) {
            if (!(current instanceof Value.Structure(var fields))) {
                return null;
            }
            current = fields.get(segments.get(i));
        }
        return current;
    }

    private static @Nullable Object plain(Value value) {
        return switch (value) {
            case Value.Bool(var bool) -> bool;
            case Value.Text(var text) -> text;
            case Value.Whole(var whole) -> whole;
            case Value.Decimal(var decimal) -> decimal;
            case Value.Sequence(var values) -> elements(values);
            // An object as a whole is compared with nothing; rules name its fields.
            case Value.Structure structure -> structure;
            case Value.Nothing() -> null;
        };
    }

    private static List<Object> elements(List<Value> values) {
        List<Object> elements = new ArrayList<>(values.size());
        for (Value value : values) {
            Object element = plain(value);
            if (element != null) {
                elements.add(element);
            }
        }
        return List.copyOf(elements);
    }
}
