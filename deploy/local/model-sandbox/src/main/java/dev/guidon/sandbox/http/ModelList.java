package dev.guidon.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.sandbox.intent.IntentModel;
import java.time.Instant;
import java.util.List;

/// `GET /v1/models`. The models are made at start-up, so that is when they were created.
record ModelList(List<IntentModel> models, Instant created) implements Endpoint {
    ModelList {
        models = List.copyOf(models);
    }

    @Override
    public Reply answer(JsonNode request) {
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("object", "list");
        ArrayNode entries = list.putArray("data");
        models.forEach(model -> addTo(entries, model.name()));
        addTo(entries, Embeddings.MODEL);
        return Reply.Document.ok(list);
    }

    private void addTo(ArrayNode entries, String name) {
        entries.addObject()
                .put("id", name)
                .put("object", "model")
                .put("created", created.getEpochSecond())
                .put("owned_by", "guidon-model-sandbox");
    }
}
