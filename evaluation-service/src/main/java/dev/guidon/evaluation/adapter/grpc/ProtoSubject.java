package dev.guidon.evaluation.adapter.grpc;

import dev.guidon.contracts.types.v1.Value;
import dev.guidon.engine.evaluate.AttributePath;
import dev.guidon.engine.evaluate.ListedSubject;
import dev.guidon.feed.ValueMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A subject read straight from the request: only attributes that a rule asks for are converted.
final class ProtoSubject implements ListedSubject {
    private final String targetingKey;
    private final Map<String, Value> attributes;

    ProtoSubject(dev.guidon.contracts.evaluation.v1.Subject subject) {
        this.targetingKey = subject.getTargetingKey();
        this.attributes = subject.getAttributesMap();
    }

    @Override
    public @Nullable Object attribute(AttributePath path) {
        if (path.name().equals(AttributePath.TARGETING_KEY)) {
            return targetingKey.isEmpty() ? null : targetingKey;
        }
        Value direct = attributes.get(path.name());
        if (direct == null && path.segments().size() > 1) {
            direct = nested(path.segments());
        }
        return direct == null ? null : convert(direct);
    }

    private @Nullable Value nested(List<String> segments) {
        Value current = attributes.get(segments.getFirst());
        for (int i = 1; i < segments.size() && current != null; i++) {
            current = current.getObjectValue().getFieldsMap().get(segments.get(i));
        }
        return current;
    }

    private static @Nullable Object convert(Value value) {
        return switch (value.getKindCase()) {
            case BOOL_VALUE -> value.getBoolValue();
            case STRING_VALUE -> value.getStringValue();
            case INT_VALUE -> value.getIntValue();
            case DOUBLE_VALUE -> value.getDoubleValue();
            case LIST_VALUE -> elements(value);
            // An object as a whole is compared with nothing; rules name its fields.
            case OBJECT_VALUE -> value.getObjectValue();
            case KIND_NOT_SET -> null;
        };
    }

    private static List<Object> elements(Value list) {
        List<Object> elements = new ArrayList<>(list.getListValue().getValuesCount());
        for (Value element : list.getListValue().getValuesList()) {
            Object converted = convert(element);
            if (converted != null) {
                elements.add(converted);
            }
        }
        return List.copyOf(elements);
    }

    @Override
    public Map<String, dev.guidon.engine.flag.Value> attributes() {
        Map<String, dev.guidon.engine.flag.Value> all = new LinkedHashMap<>();
        attributes.forEach((name, value) -> all.put(name, ValueMapping.fromWire(value)));
        if (!targetingKey.isEmpty()) {
            all.put(AttributePath.TARGETING_KEY, new dev.guidon.engine.flag.Value.Text(targetingKey));
        }
        return all;
    }
}
