package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.bulk.FlagChoice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One change of many flags as a JSON document: `{"flags": […]}` or `{"filter": {…}}`, with `instructions`.
///
/// @param flagKeys empty where a filter finds them
/// @param filter what a list is asked for, as its parameters
/// @param patch `{"instructions": […]}`
public record BulkJson(Optional<List<String>> flagKeys, Map<String, String> filter, JsonNode patch, String comment) {
    private static final String FLAGS = "flags";
    private static final String FILTER = "filter";
    private static final String[] PARAMETERS = {
        "tag", "maintainer", "query", "archived", "kind", "state", "temporary", "requires", "environment", "on"
    };
    private static final int MAX_TEXT = 200;

    /// Throws a `FailureException` of `Invalid`; the instructions are read for each flag.
    public static BulkJson read(JsonNode document) {
        return Place.read(document, place -> {
            place.object(FLAGS, FILTER, InstructionsDraft.INSTRUCTIONS, "comment");
            if (place.has(FLAGS) == place.has(FILTER)) {
                place.field(FLAGS).wrong("is to be there, or a filter instead of it");
            }
            place.field(InstructionsDraft.INSTRUCTIONS).elements(JsonPatchDraft.MAX_INSTRUCTIONS);
            return new BulkJson(
                    place.optional(FLAGS).map(flags -> FlagListJson.read(flags, FlagChoice.MAX)),
                    place.optional(FILTER).map(BulkJson::parameters).orElse(Map.of()),
                    patch(document),
                    place.optional("comment").map(CommentJson::read).orElse(""));
        });
    }

    private static Map<String, String> parameters(Place filter) {
        Map<String, String> parameters = new HashMap<>();
        filter.object(PARAMETERS).fieldNames().forEach(name -> {
            Place value = filter.field(name);
            parameters.put(name, value.node().isBoolean() ? value.node().asText() : value.text(MAX_TEXT));
        });
        return parameters;
    }

    private static ObjectNode patch(JsonNode document) {
        return JsonNodeFactory.instance
                .objectNode()
                .set(InstructionsDraft.INSTRUCTIONS, document.path(InstructionsDraft.INSTRUCTIONS));
    }

    /// Whether an instruction of this kind is among them.
    public boolean has(String kind) {
        for (JsonNode instruction : patch.path(InstructionsDraft.INSTRUCTIONS)) {
            if (kind.equals(instruction.path(InstructionReading.KIND).asText())) {
                return true;
            }
        }
        return false;
    }
}
