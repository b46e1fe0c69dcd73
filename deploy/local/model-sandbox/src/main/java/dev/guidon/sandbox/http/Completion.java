package dev.guidon.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// One answer of a model, written as one document or as the chunks of a stream.
///
/// @param created seconds since 1970
record Completion(String id, long created, String model, String content, Usage usage) {

    /// Counted in tokens of the model.
    record Usage(int prompt, int completion) {
        void writeTo(ObjectNode parent) {
            parent.putObject("usage")
                    .put("prompt_tokens", prompt)
                    .put("completion_tokens", completion)
                    .put("total_tokens", prompt + completion);
        }
    }

    JsonNode whole() {
        ObjectNode document = head("chat.completion");
        ObjectNode choice = document.putArray("choices").addObject().put("index", 0);
        choice.putObject("message")
                .put("role", "assistant")
                .put("content", content)
                .putNull("refusal");
        choice.putNull("logprobs").put("finish_reason", "stop");
        usage.writeTo(document);
        return document;
    }

    /// First the role, then the content in pieces, then the reason of the end; with `includeUsage` one more chunk,
    /// which has no choices.
    List<JsonNode> chunks(boolean includeUsage) {
        List<ObjectNode> chunks = new ArrayList<>();
        ObjectNode first = chunk();
        delta(first).put("role", "assistant").put("content", "");
        chunks.add(first);
        for (String piece : pieces()) {
            ObjectNode next = chunk();
            delta(next).put("content", piece);
            chunks.add(next);
        }
        chunks.add(lastChunk());
        if (includeUsage) {
            chunks.forEach(chunk -> chunk.putNull("usage"));
            chunks.add(usageChunk());
        }
        return List.copyOf(chunks);
    }

    /// A label falls apart before its underscores, so that a stream has more than one piece to put together.
    private String[] pieces() {
        return content.split("(?=_)");
    }

    private ObjectNode chunk() {
        ObjectNode chunk = head("chat.completion.chunk");
        chunk.putArray("choices").addObject().put("index", 0).putNull("finish_reason");
        return chunk;
    }

    private ObjectNode lastChunk() {
        ObjectNode last = chunk();
        delta(last);
        choice(last).put("finish_reason", "stop");
        return last;
    }

    private ObjectNode usageChunk() {
        ObjectNode chunk = head("chat.completion.chunk");
        chunk.putArray("choices");
        usage.writeTo(chunk);
        return chunk;
    }

    private ObjectNode head(String object) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("object", object)
                .put("created", created)
                .put("model", model);
    }

    private static ObjectNode delta(ObjectNode chunk) {
        return choice(chunk).putObject("delta");
    }

    private static ObjectNode choice(ObjectNode chunk) {
        return (ObjectNode) chunk.path("choices").path(0);
    }
}
