package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/// Parts of a JSON document as they were written, letter by letter.
final class RawParts {
    private RawParts() {}

    /// @param text valid JSON
    /// @param wanted tells by its pointer whether a part is kept
    /// @return by pointer
    static Map<String, String> of(String text, Predicate<JsonPointer> wanted) {
        Map<String, String> parts = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                JsonPointer pointer = parser.getParsingContext().pathAsPointer();
                if (token != JsonToken.FIELD_NAME && !isEnd(token) && wanted.test(pointer)) {
                    parts.put(pointer.toString(), part(text, parser));
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("the text was read before", impossible);
        }
        return parts;
    }

    private static boolean isEnd(JsonToken token) {
        return token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY;
    }

    private static String part(String text, JsonParser parser) throws IOException {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        // Text is read lazily, and only then is its end known.
        parser.getText();
        return text.substring(start, (int) parser.currentLocation().getCharOffset())
                .strip();
    }
}
