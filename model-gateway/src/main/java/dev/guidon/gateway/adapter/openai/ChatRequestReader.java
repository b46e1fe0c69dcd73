package dev.guidon.gateway.adapter.openai;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads one request in a single pass that builds no tree: of most fields it keeps the place only.
public final class ChatRequestReader {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String JSON_TEXT = "json";

    private final byte[] text;
    private final Map<String, ChatRequest.Span> fields = new LinkedHashMap<>();
    private final Map<String, String> metadata = new HashMap<>();
    private @Nullable String route;
    private @Nullable String safetyIdentifier;
    private @Nullable String user;
    private boolean messages;
    private boolean streamed;

    private ChatRequestReader(byte[] text) {
        this.text = text;
    }

    /// @throws FailureException when it is no JSON object, or not one that asks for a chat completion
    public static ChatRequest read(byte[] text) {
        try (JsonParser parser = JSON.createParser(text)) {
            return new ChatRequestReader(text).read(parser);
        } catch (JsonProcessingException malformed) {
            throw malformed("the body is no valid JSON" + place(malformed.getLocation()));
        } catch (IOException unreadable) {
            throw malformed("the body cannot be read as JSON");
        }
    }

    private ChatRequest read(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw malformed("the body must be a JSON object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            readField(parser);
        }
        int end = offset(parser.currentTokenLocation());
        if (parser.nextToken() != null) {
            throw malformed("something follows the JSON object");
        }
        if (route == null) {
            throw invalid("model", "is missing; name a route, which is the key of a flag");
        }
        if (!messages) {
            throw invalid("messages", "is missing; send the conversation as a list");
        }
        return new ChatRequest(text, fields, end, route, streamed, firstUser(), metadata);
    }

    private void readField(JsonParser parser) throws IOException {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        int from = offset(parser.currentTokenLocation());
        take(name, token, parser);
        parser.skipChildren();
        parser.finishToken();
        int to = offset(parser.currentLocation());
        if (fields.put(name, new ChatRequest.Span(from, to)) != null) {
            throw invalid(name, "is there twice; send it once");
        }
    }

    private void take(String name, JsonToken token, JsonParser parser) throws IOException {
        switch (name) {
            case "model" -> route = text(name, token, parser);
            case "messages" -> messages = list(token);
            case "stream" -> streamed = flag(token);
            case "safety_identifier" -> safetyIdentifier = textIfAny(token, parser);
            case "user" -> user = textIfAny(token, parser);
            case "metadata" -> takeMetadata(token, parser);
            default -> {
                // Passes through unseen.
            }
        }
    }

    private static String text(String name, JsonToken token, JsonParser parser) throws IOException {
        if (token != JsonToken.VALUE_STRING || parser.getTextLength() == 0) {
            throw invalid(name, "must be a text that is not empty");
        }
        return parser.getText();
    }

    private static boolean list(JsonToken token) {
        if (token != JsonToken.START_ARRAY) {
            throw invalid("messages", "must be a list");
        }
        return true;
    }

    private static boolean flag(JsonToken token) {
        return switch (token) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE, VALUE_NULL -> false;
            default -> throw invalid("stream", "must be true or false");
        };
    }

    /// Whether other forms are right is for the provider to say.
    private static @Nullable String textIfAny(JsonToken token, JsonParser parser) throws IOException {
        return token == JsonToken.VALUE_STRING ? parser.getText() : null;
    }

    private void takeMetadata(JsonToken token, JsonParser parser) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            String value = textIfAny(parser.nextToken(), parser);
            if (value == null) {
                parser.skipChildren();
            } else {
                metadata.put(name, value);
            }
        }
    }

    private Optional<String> firstUser() {
        return Stream.of(
                        Optional.ofNullable(metadata.get("unit")),
                        Optional.ofNullable(safetyIdentifier),
                        Optional.ofNullable(user))
                .flatMap(Optional::stream)
                .filter(named -> !named.isEmpty())
                .findFirst();
    }

    /// A text in another encoding than UTF-8 has no offsets in bytes.
    private static int offset(JsonLocation location) {
        if (location.getByteOffset() < 0) {
            throw malformed("the body must be in UTF-8");
        }
        return Math.toIntExact(location.getByteOffset());
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static FailureException malformed(String problem) {
        return new FailureException(new Failure.Malformed(JSON_TEXT, problem));
    }

    private static FailureException invalid(String field, String problem) {
        return new FailureException(Failure.Invalid.of(field, problem));
    }
}
