package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.edit.ConfigurationDraft;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.Neighbours;
import java.util.Set;

/// A whole configuration as a JSON document.
public record JsonConfigurationDraft(JsonNode document) implements ConfigurationDraft {

    @Override
    public Set<String> requiredFlags(FlagConfiguration current) {
        return PrerequisiteJson.requiredFlags(document);
    }

    @Override
    public FlagConfiguration read(FlagDefinition flag, FlagConfiguration current, Neighbours neighbours) {
        String key = flag.key().text();
        return Place.read(document, place -> {
            new PrerequisiteCheck(key, neighbours).check(place);
            return new ConfigurationJson(key, flag.variantKeys()).read(place, current.version() + 1);
        });
    }
}
