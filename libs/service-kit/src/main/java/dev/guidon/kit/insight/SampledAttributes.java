package dev.guidon.kit.insight;

import dev.guidon.engine.evaluate.ListedSubject;
import dev.guidon.engine.flag.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What of a subject goes into a sample: nothing that stays private, and not more than fits.
final class SampledAttributes {
    private static final int MAX_ATTRIBUTES = 64;
    private static final int MAX_TEXT = 256;
    private static final int MAX_ELEMENTS = 32;
    private static final int MAX_DEPTH = 3;

    private final Predicate<String> hidden;

    /// @param hidden says of the path of an attribute whether it stays private
    SampledAttributes(Predicate<String> hidden) {
        this.hidden = hidden;
    }

    Map<String, Value> of(ListedSubject subject) {
        return fields("", subject.attributes(), 1);
    }

    private Map<String, Value> fields(String prefix, Map<String, Value> all, int depth) {
        Map<String, Value> kept = new LinkedHashMap<>();
        for (Map.Entry<String, Value> field : all.entrySet()) {
            String path = prefix + field.getKey();
            if (kept.size() < MAX_ATTRIBUTES && path.length() <= MAX_TEXT && !hidden.test(path)) {
                cut(path, field.getValue(), depth).ifPresent(value -> kept.put(field.getKey(), value));
            }
        }
        return kept;
    }

    /// A text that is cut short would meet other conditions than the whole one, so what is too long is left out.
    private Optional<Value> cut(String path, Value value, int depth) {
        return switch (value) {
            case Value.Text(var text) when text.length() > MAX_TEXT -> Optional.empty();
            case Value.Structure _ when depth >= MAX_DEPTH -> Optional.empty();
            case Value.Structure(var fields) -> Optional.of(new Value.Structure(fields(path + ".", fields, depth + 1)));
            case Value.Sequence(var values) when values.size() > MAX_ELEMENTS || depth >= MAX_DEPTH -> Optional.empty();
            case Value.Sequence(var values) ->
                Optional.of(new Value.Sequence(values.stream()
                        .flatMap(element -> cut(path, element, depth + 1).stream())
                        .toList()));
            case Value.Text _, Value.Bool _, Value.Whole _, Value.Decimal _, Value.Nothing _ -> Optional.of(value);
        };
    }
}
