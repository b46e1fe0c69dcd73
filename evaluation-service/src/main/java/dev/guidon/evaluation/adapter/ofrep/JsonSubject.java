package dev.guidon.evaluation.adapter.ofrep;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.engine.evaluate.AttributePath;
import dev.guidon.engine.evaluate.ListedSubject;
import dev.guidon.engine.flag.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A subject read straight from an OFREP context: only attributes that a rule asks for are converted.
///
/// @param context an object
record JsonSubject(JsonNode context) implements ListedSubject {
    @Override
    public @Nullable Object attribute(AttributePath path) {
        JsonNode direct = context.path(path.name());
        if (direct.isMissingNode() && path.segments().size() > 1) {
            direct = nested(path.segments());
        }
        return convert(direct);
    }

    private JsonNode nested(List<String> segments) {
        JsonNode current = context;
        for (String segment : segments) {
            current = current.path(segment);
        }
        return current;
    }

    private static @Nullable Object convert(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> value.textValue();
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> number(value);
            case ARRAY -> elements(value);
            // An object as a whole is compared with nothing; rules name its fields.
            case OBJECT -> value;
            case NULL, MISSING, BINARY, POJO -> null;
        };
    }

    private static Object number(JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        return value.doubleValue();
    }

    private static List<Object> elements(JsonNode list) {
        List<Object> elements = new ArrayList<>(list.size());
        for (JsonNode element : list) {
            Object converted = convert(element);
            if (converted != null) {
                elements.add(converted);
            }
        }
        return List.copyOf(elements);
    }

    @Override
    public Map<String, Value> attributes() {
        return fields(context);
    }

    private static Map<String, Value> fields(JsonNode object) {
        Map<String, Value> all = new LinkedHashMap<>();
        object.properties().forEach(field -> all.put(field.getKey(), listed(field.getValue())));
        return all;
    }

    private static Value listed(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> new Value.Text(value.textValue());
            case BOOLEAN -> new Value.Bool(value.booleanValue());
            case NUMBER -> number(value) instanceof Long whole ? new Value.Whole(whole) : decimal(value);
            case ARRAY -> {
                List<Value> elements = new ArrayList<>(value.size());
                value.forEach(element -> elements.add(listed(element)));
                yield new Value.Sequence(elements);
            }
            case OBJECT -> new Value.Structure(fields(value));
            case NULL, MISSING, BINARY, POJO -> new Value.Nothing();
        };
    }

    private static Value decimal(JsonNode value) {
        double number = value.doubleValue();
        return Double.isFinite(number) ? new Value.Decimal(number) : new Value.Nothing();
    }

    @Override
    public Map<String, @Nullable Object> plain() {
        return plainFields(context);
    }

    private static Map<String, @Nullable Object> plainFields(JsonNode object) {
        Map<String, @Nullable Object> plain = HashMap.newHashMap(object.size());
        object.properties().forEach(field -> plain.put(field.getKey(), plain(field.getValue())));
        return plain;
    }

    private static @Nullable Object plain(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> value.textValue();
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> Double.isFinite(value.doubleValue()) ? (Double) value.doubleValue() : null;
            case ARRAY -> {
                List<@Nullable Object> elements = new ArrayList<>(value.size());
                value.forEach(element -> elements.add(plain(element)));
                yield elements;
            }
            case OBJECT -> plainFields(value);
            case NULL, MISSING, BINARY, POJO -> null;
        };
    }
}
