package dev.guidon.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the sandbox reads of a chat completion request. Parameters that steer generation (`temperature`, `max_tokens`,
/// `tools`, …) are accepted and have no effect: a classifier has nothing to sample.
///
/// @param message      the last message of the user
/// @param includeUsage whether a stream ends with a chunk that reports tokens
record ChatRequest(String model, String message, boolean stream, boolean includeUsage) {

    static ChatRequest parse(JsonNode request) {
        String model = Fields.requiredText(request, "model");
        String message = lastUserMessage(request.path("messages"));
        boolean stream = Fields.flag(request, "stream");
        boolean includeUsage = Fields.flag(request.path("stream_options"), "include_usage");
        if (request.path("n").asInt(1) != 1) {
            throw RequestFailed.invalid("n", "'n' must be 1: the models are deterministic.");
        }
        return new ChatRequest(model, message, stream, includeUsage);
    }

    private static String lastUserMessage(JsonNode messages) {
        if (!messages.isArray() || messages.isEmpty()) {
            throw RequestFailed.invalid(
                    "messages", "'messages' is required and must be a list with at least one message.");
        }
        Optional<JsonNode> last = messages.valueStream()
                .filter(message -> Fields.requiredText(message, "role").equals("user"))
                .reduce((_, later) -> later);
        return text(
                last.orElseThrow(() -> RequestFailed.invalid("messages", "One message must have the role \"user\"."))
                        .path("content"));
    }

    private static String text(JsonNode content) {
        if (content.isTextual()) {
            return content.textValue();
        }
        if (!content.isArray()) {
            throw RequestFailed.invalid("messages", "'content' must be a string or a list of text parts.");
        }
        return content.valueStream().map(ChatRequest::textOfPart).collect(Collectors.joining("\n"));
    }

    private static String textOfPart(JsonNode part) {
        if (!part.path("type").asText().equals("text")) {
            throw RequestFailed.invalid("messages", "Parts of 'content' must have the type \"text\".");
        }
        return Fields.requiredText(part, "text");
    }

    /// Leaves out what the user wrote: it does not belong into logs.
    @Override
    public String toString() {
        return "ChatRequest[model=" + model + ", stream=" + stream + "]";
    }
}
