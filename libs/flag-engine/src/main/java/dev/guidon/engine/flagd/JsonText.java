package dev.guidon.engine.flagd;

import dev.guidon.engine.flag.Value;
import java.util.List;
import java.util.Map;

/// Writes values as JSON (RFC 8259) on one line: the way back from [JsonReader]. The same value gives the same text.
public final class JsonText {
    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    public static String of(Value value) {
        JsonText json = new JsonText();
        json.write(value);
        return json.text.toString();
    }

    private void write(Value value) {
        switch (value) {
            case Value.Bool(var flag) -> text.append(flag);
            case Value.Text(var string) -> write(string);
            case Value.Whole(var number) -> text.append(number);
            case Value.Decimal(var number) -> text.append(number);
            case Value.Structure(var fields) -> write(fields);
            case Value.Sequence(var elements) -> write(elements);
            case Value.Nothing() -> text.append("null");
        }
    }

    private void write(Map<String, Value> fields) {
        char before = '{';
        for (Map.Entry<String, Value> field : fields.entrySet()) {
            text.append(before);
            write(field.getKey());
            text.append(':');
            write(field.getValue());
            before = ',';
        }
        text.append(fields.isEmpty() ? "{}" : "}");
    }

    private void write(List<Value> elements) {
        char before = '[';
        for (Value element : elements) {
            text.append(before);
            write(element);
            before = ',';
        }
        text.append(elements.isEmpty() ? "[]" : "]");
    }

    private void write(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < 0x20 || Character.isSurrogate(c)) {
                        text.append(String.format("\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
