package dev.guidon.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.sandbox.encoder.EncodedText;
import dev.guidon.sandbox.encoder.MiniLm;
import dev.guidon.sandbox.encoder.TextEncoder;
import dev.guidon.sandbox.encoder.UnitVector;
import dev.guidon.sandbox.http.Failure.UnknownModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// `POST /v1/embeddings`: one text or a list of texts; arrays of token numbers are not taken.
record Embeddings(TextEncoder encoder) implements Endpoint {
    static final String MODEL = "minilm-l6-v2";

    /// The limit of the OpenAI API.
    private static final int MOST_TEXTS = 2_048;

    /// How a vector is written: `base64` is the floats in little-endian order, and what the official clients ask for.
    private enum Format {
        FLOAT,
        BASE64
    }

    @Override
    public Reply answer(JsonNode request) {
        String model = Fields.requiredText(request, "model");
        if (!model.equals(MODEL)) {
            throw new RequestFailed(new UnknownModel(model));
        }
        Format format = format(request);
        checkDimensions(request);
        return Reply.Document.ok(embed(texts(request), format));
    }

    private ObjectNode embed(List<String> texts, Format format) {
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("object", "list");
        ArrayNode entries = list.putArray("data");
        int tokens = 0;
        for (int i = 0; i < texts.size(); i++) {
            EncodedText encoded = encoder.encode(texts.get(i));
            tokens += encoded.tokens();
            ObjectNode entry = entries.addObject().put("object", "embedding").put("index", i);
            entry.set("embedding", write(encoded.vector(), format));
        }
        list.put("model", MODEL);
        list.putObject("usage").put("prompt_tokens", tokens).put("total_tokens", tokens);
        return list;
    }

    private static JsonNode write(UnitVector vector, Format format) {
        return switch (format) {
            case FLOAT -> floats(vector);
            case BASE64 -> base64(vector);
        };
    }

    private static JsonNode floats(UnitVector vector) {
        ArrayNode floats = JsonNodeFactory.instance.arrayNode(vector.dimensions());
        for (int i = 0; i < vector.dimensions(); i++) {
            floats.add(vector.at(i));
        }
        return floats;
    }

    private static JsonNode base64(UnitVector vector) {
        ByteBuffer bytes =
                ByteBuffer.allocate(vector.dimensions() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < vector.dimensions(); i++) {
            bytes.putFloat(vector.at(i));
        }
        return JsonNodeFactory.instance.textNode(Base64.getEncoder().encodeToString(bytes.array()));
    }

    private static List<String> texts(JsonNode request) {
        JsonNode input = request.path("input");
        List<JsonNode> nodes = input.isArray() ? input.valueStream().toList() : List.of(input);
        if (nodes.isEmpty() || nodes.size() > MOST_TEXTS) {
            throw RequestFailed.invalid(
                    "input", "'input' needs 1 to " + MOST_TEXTS + " texts, not " + nodes.size() + ".");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode node : nodes) {
            if (!node.isTextual() || node.textValue().isBlank()) {
                throw RequestFailed.invalid("input", "'input' must be a text, or a list of texts, none of them empty.");
            }
            texts.add(node.textValue());
        }
        return texts;
    }

    private static Format format(JsonNode request) {
        return switch (request.path("encoding_format").asText("float")) {
            case "float" -> Format.FLOAT;
            case "base64" -> Format.BASE64;
            case String other ->
                throw RequestFailed.invalid(
                        "encoding_format", "'encoding_format' is \"float\" or \"base64\", not \"" + other + "\".");
        };
    }

    private static void checkDimensions(JsonNode request) {
        JsonNode dimensions = request.path("dimensions");
        boolean unset = dimensions.isMissingNode() || dimensions.isNull();
        if (!unset && dimensions.asInt() != MiniLm.DIMENSIONS) {
            throw RequestFailed.invalid("dimensions", MODEL + " has " + MiniLm.DIMENSIONS + " dimensions, always.");
        }
    }
}
