package dev.guidon.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/// What goes back to the caller.
sealed interface Reply {

    record Document(int status, Map<String, String> headers, JsonNode body) implements Reply {
        public Document {
            headers = Map.copyOf(headers);
        }

        static Document ok(JsonNode body) {
            return new Document(200, Map.of(), body);
        }
    }

    /// Server-sent events, each sent on its own; `data: [DONE]` follows the last.
    record EventStream(List<JsonNode> events) implements Reply {
        public EventStream {
            events = List.copyOf(events);
        }
    }
}
