package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.edit.ConfiguredFlag;
import dev.guidon.flag.edit.FlagDraft;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// A new flag as a JSON document.
public record JsonFlagDraft(JsonNode document) implements FlagDraft {

    @Override
    public Set<String> requiredFlags() {
        Set<String> keys = new HashSet<>();
        document.path("environments")
                .forEach(configuration -> keys.addAll(PrerequisiteJson.requiredFlags(configuration)));
        return Set.copyOf(keys);
    }

    @Override
    public ConfiguredFlag read(Surroundings surroundings, Instant createdAt) {
        return Place.read(document, place -> FlagJson.read(place, surroundings, createdAt));
    }
}
