package dev.guidon.evaluation.adapter.ofrep;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.engine.evaluate.AttributePath;
import dev.guidon.engine.evaluate.Subject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A subject read straight from an OFREP context: only attributes that a rule asks for are converted.
///
/// @param context an object
record JsonSubject(JsonNode context) implements Subject {
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
}
