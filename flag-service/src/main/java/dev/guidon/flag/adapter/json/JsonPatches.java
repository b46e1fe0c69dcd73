package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.guidon.flag.edit.ConfigurationDraft;
import dev.guidon.flag.trigger.Patches;
import jakarta.enterprise.context.ApplicationScoped;

/// Patches that were kept as text.
@ApplicationScoped
class JsonPatches implements Patches {
    private final PatchSources sources;

    JsonPatches(PatchSources sources) {
        this.sources = sources;
    }

    @Override
    public ConfigurationDraft draft(String instructions) {
        return new JsonPatchDraft(read(instructions), sources);
    }

    /// The instructions of a patch.
    static JsonNode instructions(String patch) {
        return read(patch).path("instructions");
    }

    private static JsonNode read(String patch) {
        try {
            return JsonMapper.builder().build().readTree(patch);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("the database holds something that is no patch", damaged);
        }
    }
}
