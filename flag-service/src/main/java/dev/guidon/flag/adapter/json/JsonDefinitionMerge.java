package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.definition.DefinitionDraft;
import dev.guidon.flag.edit.FlagDefinition;
import java.time.Instant;

/// A change of what people read of a flag as a JSON Merge Patch (RFC 7396): what is null gets its standard value again.
public record JsonDefinitionMerge(JsonNode document) implements DefinitionDraft {

    private static final String[] FIELDS = {
        "name", "description", "maintainer", "tags", DefinitionJson.KIND, DefinitionJson.TEMPORARY, DefinitionJson.UNTIL
    };

    @Override
    public FlagDefinition read(FlagDefinition current, Instant at) {
        return Place.read(document, place -> {
            Place merged = new Place(merged(current), place.object(FIELDS).pointer(), place.findings());
            return DefinitionJson.read(merged, DefinitionJson.Identity.of(current))
                    .next();
        });
    }

    /// These fields have no objects in them, so one level is all there is to merge.
    private ObjectNode merged(FlagDefinition current) {
        ObjectNode merged = DefinitionJson.write(current);
        for (String field : FIELDS) {
            if (document.has(field)) {
                merge(merged, field, document.path(field));
            }
        }
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
