package dev.guidon.engine.flagd;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which variant the result of a rule names. flagd writes the result as JSON, as Go's encoder does for HTML pages, and
/// then takes out all quotes; so the number 1 names the variant `1`, and no text with a quote in it names itself.
final class VariantNames {
    private VariantNames() {}

    /// @throws RuleFailure when JSON cannot express the result
    static String of(@Nullable Object result) {
        return switch (result) {
            case null -> "null";
            case String text -> of(text);
            case Boolean flag -> flag.toString();
            case Number number -> Numerals.json(number.doubleValue());
            case List<?> elements -> elements.stream().map(VariantNames::of).collect(Collectors.joining(",", "[", "]"));
            case Map<?, ?> fields ->
                fields.entrySet().stream()
                        .map(field -> Map.entry(String.valueOf(field.getKey()), of(field.getValue())))
                        .sorted(Map.Entry.comparingByKey())
                        .map(field -> of(field.getKey()) + ":" + field.getValue())
                        .collect(Collectors.joining(",", "{", "}"));
            default -> throw new RuleFailure("not a JSON value");
        };
    }

    private static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isEscaped(text.charAt(i))) {
                return escape(text);
            }
        }
        return text;
    }

    private static boolean isEscaped(char c) {
        return c < 0x20 || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c == 0x2028 || c == 0x2029;
    }

    private static String escape(String text) {
        StringBuilder name = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                // The quote itself is taken out, its backslash stays.
                case '"' -> name.append('\\');
                case '\\' -> name.append("\\\\");
                case '\b' -> name.append("\\b");
                case '\f' -> name.append("\\f");
                case '\n' -> name.append("\\n");
                case '\r' -> name.append("\\r");
                case '\t' -> name.append("\\t");
                default -> {
                    if (isEscaped(c)) {
                        name.append(String.format("\\u%04x", (int) c));
                    } else {
                        name.append(c);
                    }
                }
            }
        }
        return name.toString();
    }
}
