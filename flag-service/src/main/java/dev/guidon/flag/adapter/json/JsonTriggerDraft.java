package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.edit.ConfigurationDraft;
import dev.guidon.flag.trigger.Trigger.Wish;
import dev.guidon.flag.trigger.TriggerDraft;

/// A trigger as a JSON document: `{"name": …, "instructions": […], "enabled": …}`.
public record JsonTriggerDraft(JsonNode document, PatchSources sources) implements TriggerDraft {
    private static final int MAX_NAME = 200;
    private static final String INSTRUCTIONS = "instructions";

    @Override
    public Wish read() {
        return Place.read(document, place -> {
            place.object("name", INSTRUCTIONS, "enabled");
            return new Wish(
                    place.field("name").text(MAX_NAME),
                    patch().toString(),
                    place.optional("enabled").map(Place::bool).orElse(true));
        });
    }

    /// Read in passing, so that what is wrong beside the instructions is told before the flag is looked at.
    @Override
    public ConfigurationDraft instructions() {
        var _ = read();
        return new JsonPatchDraft(patch(), sources);
    }

    private ObjectNode patch() {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        JsonNode instructions = document.path(INSTRUCTIONS);
        return instructions.isMissingNode() ? patch : patch.set(INSTRUCTIONS, instructions);
    }
}
