package dev.guidon.engine.evaluate;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who is evaluated. Implementations read straight from what the caller sent, so that nothing is copied for
/// attributes that no rule looks at. They must not throw and must not change while a decision is made.
@FunctionalInterface
public interface Subject {

    /// The attribute at `path`: a `String`, `Boolean`, `Long`, `Double`, `List` of such, or null when it is missing.
    @Nullable
    Object attribute(AttributePath path);

    /// The attribute as what a unit is drawn by: text that is not empty, or a whole number written in decimal.
    default @Nullable String unit(AttributePath path) {
        return switch (attribute(path)) {
            case String text when !text.isEmpty() -> text;
            case Long number -> Long.toString(number);
            case Double number when number.longValue() == number -> Long.toString(number.longValue());
            case null, default -> null;
        };
    }

    /// A subject held in a map, possibly nested. An entry under the whole path goes before a nested one.
    static Subject of(Map<String, ?> attributes) {
        return path -> {
            Object direct = attributes.get(path.name());
            return direct == null && path.segments().size() > 1 ? nested(attributes, path) : direct;
        };
    }

    private static @Nullable Object nested(Map<String, ?> attributes, AttributePath path) {
        Object current = attributes;
        for (String segment : path.segments()) {
            if (!(current instanceof Map<?, ?> fields)) {
                return null;
            }
            current = fields.get(segment);
        }
        return current;
    }
}
