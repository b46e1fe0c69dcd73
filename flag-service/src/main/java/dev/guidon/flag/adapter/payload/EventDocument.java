package dev.guidon.flag.adapter.payload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.webhook.WebhookEvent;
import java.util.Collection;

/// An event as a CloudEvents 1.0 document in JSON. Units of individual targets may be people, so the document has only
/// how many there are.
final class EventDocument {
    /// Characters of a difference that are sent; whoever needs more reads the audit trail.
    private static final int MAX_DIFF = 65_536;

    private EventDocument() {}

    static ObjectNode of(WebhookEvent event) {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("specversion", "1.0")
                .put("id", event.id())
                .put("source", "guidon/flag-service")
                .put("type", event.type())
                .put("subject", event.resource().path())
                .put("time", event.stamp().at().toString())
                .put("datacontenttype", "application/json");
        return document.set("data", data(event));
    }

    private static ObjectNode data(WebhookEvent event) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set("kinds", texts(event.kinds().stream().sorted().toList()));
        event.resource().organization().ifPresent(key -> data.put("organization", key));
        event.resource().project().ifPresent(key -> data.put("project", key));
        event.resource().environment().ifPresent(key -> data.put("environment", key));
        event.resource().flag().ifPresent(key -> data.put("flag", key).set("flagTags", texts(event.flagTags())));
        data.put("actor", event.stamp().actor().id())
                .put("comment", event.stamp().comment());
        if (event.diff().length() <= MAX_DIFF) {
            return data.set("diff", withoutUnits(event.diff()));
        }
        return data.put("diffOmitted", true);
    }

    private static ArrayNode texts(Collection<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    private static JsonNode withoutUnits(String text) {
        JsonNode diff = Json.read(text);
        diff.path("targets").valueStream().flatMap(JsonNode::valueStream).forEach(target -> {
            if (target instanceof ObjectNode object && object.has("units")) {
                object.put("unitCount", object.remove("units").size());
            }
        });
        return diff;
    }
}
