package dev.guidon.engine.flagd;

import dev.guidon.engine.flag.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads JSON (RFC 8259) into values, so that the engine needs no library for it. Whole numbers stay apart from
/// decimal ones: `10` and `10.0` are different values. Of two fields with one name, the later counts.
public final class JsonReader {
    /// Deeper documents are refused: reading, compiling and deciding recurse.
    private static final int MAX_DEPTH = 256;

    private final String text;
    private int position;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /// @throws IllegalArgumentException saying where and why `text` is not JSON
    public static Value read(String text) {
        JsonReader reader = new JsonReader(text);
        Value value = reader.value();
        reader.skipSpace();
        if (reader.position != text.length()) {
            throw reader.wrong("the end");
        }
        return value;
    }

    private Value value() {
        skipSpace();
        if (++depth > MAX_DEPTH) {
            throw new IllegalArgumentException("JSON is nested more than " + MAX_DEPTH + " deep");
        }
        Value value =
                switch (peek()) {
                    case '{' -> object();
                    case '[' -> list();
                    case '"' -> new Value.Text(string());
                    case 't' -> word("true", new Value.Bool(true));
                    case 'f' -> word("false", new Value.Bool(false));
                    case 'n' -> word("null", new Value.Nothing());
                    default -> number();
                };
        depth--;
        return value;
    }

    private Value object() {
        Map<String, Value> fields = new LinkedHashMap<>();
        position++;
        skipSpace();
        if (accept('}')) {
            return new Value.Structure(fields);
        }
        do {
            skipSpace();
            String name = string();
            skipSpace();
            expect(':');
            fields.put(name, value());
            skipSpace();
        } while (accept(','));
        expect('}');
        return new Value.Structure(fields);
    }

    private Value list() {
        List<Value> elements = new ArrayList<>();
        position++;
        skipSpace();
        if (accept(']')) {
            return new Value.Sequence(elements);
        }
        do {
            elements.add(value());
            skipSpace();
        } while (accept(','));
        expect(']');
        return new Value.Sequence(elements);
    }

    private Value word(String word, Value value) {
        if (!text.startsWith(word, position)) {
            throw wrong("a value");
        }
        position += word.length();
        return value;
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(position++);
            if (c < 0x20) {
                throw wrong("no control character");
            }
            string.append(c == '\\' ? escaped() : c);
        }
        position++;
        return string.toString();
    }

    private char escaped() {
        char c = peek();
        position++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong("an escape");
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = peek() < 0x80 ? Character.digit(peek(), 16) : -1;
            if (digit < 0) {
                throw wrong("four hexadecimal digits");
            }
            code = code * 16 + digit;
            position++;
        }
        return (char) code;
    }

    private Value number() {
        int start = position;
        accept('-');
        int whole = position;
        digits();
        if (position > whole + 1 && text.charAt(whole) == '0') {
            throw wrong("a number without leading zeros");
        }
        boolean integral = true;
        if (accept('.')) {
            digits();
            integral = false;
        }
        if (accept('e') || accept('E')) {
            var _ = accept('+') || accept('-');
            digits();
            integral = false;
        }
        return number(text.substring(start, position), integral);
    }

    private Value number(String number, boolean integral) {
        if (integral && !number.equals("-0")) {
            try {
                return new Value.Whole(Long.parseLong(number));
            } catch (NumberFormatException _) {
                return new Value.Decimal(Double.parseDouble(number));
            }
        }
        double decimal = Double.parseDouble(number);
        if (Double.isInfinite(decimal)) {
            throw wrong("a number that a double can hold");
        }
        return new Value.Decimal(decimal);
    }

    private void digits() {
        int start = position;
        while (position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
            position++;
        }
        if (position == start) {
            throw wrong("a value");
        }
    }

    private void skipSpace() {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    private char peek() {
        if (position >= text.length()) {
            throw wrong("more");
        }
        return text.charAt(position);
    }

    private boolean accept(char c) {
        boolean there = position < text.length() && text.charAt(position) == c;
        position += there ? 1 : 0;
        return there;
    }

    private void expect(char c) {
        if (!accept(c)) {
            throw wrong("'" + c + "'");
        }
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException("not JSON: expected " + expected + " at character " + position);
    }
}
