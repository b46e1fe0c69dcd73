package dev.guidon.evaluation.adapter.grpc;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.guidon.engine.evaluate.AttributePath;
import dev.guidon.engine.evaluate.ListedSubject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A subject read straight from a flagd context: only attributes that a rule asks for are converted. All numbers are
/// doubles there.
final class StructSubject implements ListedSubject {
    private final Map<String, Value> attributes;

    StructSubject(Struct context) {
        this.attributes = context.getFieldsMap();
    }

    @Override
    public @Nullable Object attribute(AttributePath path) {
        Value direct = attributes.get(path.name());
        if (direct == null && path.segments().size() > 1) {
            direct = nested(path.segments());
        }
        return direct == null ? null : convert(direct);
    }

    private @Nullable Value nested(List<String> segments) {
        Value current = attributes.get(segments.getFirst());
        for (int i = 1; i < segments.size() && current != null; i++) {
            current = current.getStructValue().getFieldsMap().get(segments.get(i));
        }
        return current;
    }

    private static @Nullable Object convert(Value value) {
        return switch (value.getKindCase()) {
            case BOOL_VALUE -> value.getBoolValue();
            case STRING_VALUE -> value.getStringValue();
            case NUMBER_VALUE -> value.getNumberValue();
            case LIST_VALUE -> elements(value);
            // An object as a whole is compared with nothing; rules name its fields.
            case STRUCT_VALUE -> value.getStructValue();
            case NULL_VALUE, KIND_NOT_SET -> null;
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
        return listed(attributes);
    }

    private static Map<String, dev.guidon.engine.flag.Value> listed(Map<String, Value> fields) {
        Map<String, dev.guidon.engine.flag.Value> all = new LinkedHashMap<>();
        fields.forEach((name, field) -> all.put(name, listed(field)));
        return all;
    }

    private static dev.guidon.engine.flag.Value listed(Value value) {
        return switch (value.getKindCase()) {
            case BOOL_VALUE -> new dev.guidon.engine.flag.Value.Bool(value.getBoolValue());
            case STRING_VALUE -> new dev.guidon.engine.flag.Value.Text(value.getStringValue());
            case NUMBER_VALUE ->
                Double.isFinite(value.getNumberValue())
                        ? new dev.guidon.engine.flag.Value.Decimal(value.getNumberValue())
                        : new dev.guidon.engine.flag.Value.Nothing();
            case LIST_VALUE ->
                new dev.guidon.engine.flag.Value.Sequence(value.getListValue().getValuesList().stream()
                        .map(StructSubject::listed)
                        .toList());
            case STRUCT_VALUE ->
                new dev.guidon.engine.flag.Value.Structure(
                        listed(value.getStructValue().getFieldsMap()));
            case NULL_VALUE, KIND_NOT_SET -> new dev.guidon.engine.flag.Value.Nothing();
        };
    }

    @Override
    public Map<String, @Nullable Object> plain() {
        return plain(attributes);
    }

    private static Map<String, @Nullable Object> plain(Map<String, Value> fields) {
        Map<String, @Nullable Object> plain = HashMap.newHashMap(fields.size());
        fields.forEach((name, field) -> plain.put(name, plain(field)));
        return plain;
    }

    private static @Nullable Object plain(Value value) {
        return switch (value.getKindCase()) {
            case BOOL_VALUE -> value.getBoolValue();
            case STRING_VALUE -> value.getStringValue();
            case NUMBER_VALUE -> Double.isFinite(value.getNumberValue()) ? (Double) value.getNumberValue() : null;
            case LIST_VALUE -> {
                List<@Nullable Object> elements =
                        new ArrayList<>(value.getListValue().getValuesCount());
                value.getListValue().getValuesList().forEach(element -> elements.add(plain(element)));
                yield elements;
            }
            case STRUCT_VALUE -> plain(value.getStructValue().getFieldsMap());
            case NULL_VALUE, KIND_NOT_SET -> null;
        };
    }
}
