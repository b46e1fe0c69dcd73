package dev.guidon.flag.insight;

import dev.guidon.engine.evaluate.ValueSubject;
import dev.guidon.engine.flag.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The attributes of a subject one by one, by the paths that rules name them by.
public final class FlatAttributes {
    /// Longer texts are no examples that anybody completes.
    private static final int MAX_EXAMPLE = 100;

    private FlatAttributes() {}

    /// @param kind `string`, `number`, `boolean` or `list`
    /// @param examples as they would be written; none for what is too long
    public record Attribute(String name, String kind, List<String> examples) {
        public Attribute {
            examples = List.copyOf(examples);
        }
    }

    public static List<Attribute> of(ValueSubject subject) {
        List<Attribute> all = new ArrayList<>();
        subject.attributes().forEach((name, value) -> add(name, value, all));
        return all;
    }

    private static void add(String path, Value value, List<Attribute> all) {
        switch (value) {
            case Value.Structure(Map<String, Value> fields) ->
                fields.forEach((name, field) -> add(path + "." + name, field, all));
            case Value.Sequence(var values) ->
                all.add(new Attribute(
                        path,
                        "list",
                        values.stream()
                                .flatMap(element -> example(element).stream())
                                .toList()));
            case Value.Text _ -> all.add(new Attribute(path, "string", example(value)));
            case Value.Bool _ -> all.add(new Attribute(path, "boolean", example(value)));
            case Value.Whole _, Value.Decimal _ -> all.add(new Attribute(path, "number", example(value)));
            case Value.Nothing() -> {}
        }
    }

    private static List<String> example(Value value) {
        String text =
                switch (value) {
                    case Value.Text(var written) -> written;
                    case Value.Bool(var bool) -> Boolean.toString(bool);
                    case Value.Whole(var whole) -> Long.toString(whole);
                    case Value.Decimal(var decimal) -> Double.toString(decimal);
                    case Value.Structure _, Value.Sequence _, Value.Nothing _ -> "";
                };
        return text.isEmpty() || text.length() > MAX_EXAMPLE ? List.of() : List.of(text);
    }
}
