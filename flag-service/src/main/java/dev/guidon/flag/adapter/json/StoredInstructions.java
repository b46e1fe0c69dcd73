package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.guidon.flag.edit.InstructionDraft;
import jakarta.enterprise.context.ApplicationScoped;

/// Reads and writes instructions that the database keeps until they are carried out. They are read for the flag as it
/// is then.
@ApplicationScoped
public class StoredInstructions {
    private final ObjectMapper mapper;
    private final PatchSources sources;

    StoredInstructions(ObjectMapper mapper, PatchSources sources) {
        this.mapper = mapper;
        this.sources = sources;
    }

    public String write(InstructionDraft draft) {
        return JsonNodeFactory.instance
                .objectNode()
                .set(InstructionsDraft.INSTRUCTIONS, InstructionsDraft.write(draft))
                .toString();
    }

    public InstructionDraft read(String document) {
        try {
            return InstructionsDraft.stored(mapper.readTree(document), sources);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a stored document is no JSON", unreadable);
        }
    }
}
