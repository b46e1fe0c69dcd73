package dev.guidon.gateway.adapter.openai;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.guidon.gateway.record.Usage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/// Finds in an answer how many tokens the provider says it used. Whatever is wrong with an answer, it is not this class
/// that complains: then the usage is unknown.
public final class UsageReader {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String USAGE = "\"usage\"";
    private static final String DATA = "data:";

    private UsageReader() {}

    /// @param answer a JSON object with a field `usage` at its top
    public static Usage ofAnswer(byte[] answer) {
        try (JsonParser parser = JSON.createParser(answer)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? find(parser) : Usage.UNKNOWN;
        } catch (IOException unreadable) {
            return Usage.UNKNOWN;
        }
    }

    /// The usage stands in one of the last events of a stream.
    ///
    /// @param tail the last bytes of a stream; the first event in it may be cut
    public static Usage ofStream(byte[] tail) {
        return new String(tail, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(DATA) && line.contains(USAGE))
                .map(line -> ofAnswer(line.substring(DATA.length()).getBytes(StandardCharsets.UTF_8)))
                .filter(usage -> !usage.equals(Usage.UNKNOWN))
                .reduce(Usage.UNKNOWN, (_, later) -> later);
    }

    private static Usage find(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals("usage") && token == JsonToken.START_OBJECT) {
                return read(parser);
            }
            parser.skipChildren();
        }
        return Usage.UNKNOWN;
    }

    private static Usage read(JsonParser parser) throws IOException {
        OptionalLong prompt = OptionalLong.empty();
        OptionalLong completion = OptionalLong.empty();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            OptionalLong count = count(parser.nextToken(), parser);
            switch (name) {
                case "prompt_tokens" -> prompt = count;
                case "completion_tokens" -> completion = count;
                default -> parser.skipChildren();
            }
        }
        return new Usage(prompt, completion);
    }

    private static OptionalLong count(JsonToken token, JsonParser parser) throws IOException {
        return token == JsonToken.VALUE_NUMBER_INT ? OptionalLong.of(parser.getLongValue()) : OptionalLong.empty();
    }
}
