package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.FlagDefinition.Label;
import dev.guidon.flag.edit.LabelDraft;

/// A change of a label as a JSON Merge Patch (RFC 7396): what is null gets its standard value again.
public record JsonLabelPatch(JsonNode document) implements LabelDraft {

    @Override
    public Label read(FlagDefinition flag) {
        return Place.read(document, place -> {
            place.object("name", "description", "tags", "maintainer");
            return FlagJson.label(new Place(merged(flag), place.pointer(), place.findings()), flag.key());
        });
    }

    /// Labels have no objects in them, so one level is all there is to merge.
    private ObjectNode merged(FlagDefinition flag) {
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        FlagJson.write(flag.label(), merged);
        document.properties().forEach(field -> merge(merged, field.getKey(), field.getValue()));
        return merged;
    }

    private static void merge(ObjectNode into, String field, JsonNode value) {
        if (value.isNull()) {
            into.remove(field);
        } else {
            into.set(field, value);
        }
    }
}
