package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.Value;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.InstructionDraft;
import dev.guidon.flag.edit.Neighbours;
import dev.guidon.flag.instruction.Instruction;
import dev.guidon.kit.failure.FailureException;
import java.util.List;
import java.util.Set;

/// Instructions that stand inside another document.
///
/// @param patch `{"instructions": […]}`
/// @param pointer where the document that holds them stands in the one that was sent, such as `/changes/0`
public record InstructionsDraft(JsonPatchDraft patch, String pointer) implements InstructionDraft {
    static final String INSTRUCTIONS = "instructions";

    /// The field `instructions`. Whether they are right is seen when they are read for a flag.
    static InstructionsDraft read(Place object, PatchSources sources) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        if (object.has(INSTRUCTIONS)) {
            document.set(INSTRUCTIONS, object.field(INSTRUCTIONS).node());
        } else {
            object.field(INSTRUCTIONS).expected("an array of instructions");
        }
        return new InstructionsDraft(new JsonPatchDraft(document, sources), object.pointer());
    }

    /// @param document `{"instructions": […]}`
    static InstructionsDraft stored(JsonNode document, PatchSources sources) {
        return new InstructionsDraft(new JsonPatchDraft(document, sources), "");
    }

    public static InstructionsDraft of(List<Instruction> instructions, PatchSources sources) {
        return stored(
                JsonNodeFactory.instance.objectNode().set(INSTRUCTIONS, InstructionJson.write(instructions)), sources);
    }

    static JsonNode write(InstructionDraft draft) {
        return draft instanceof InstructionsDraft sent
                ? sent.patch.document().path(INSTRUCTIONS)
                : ValueJson.write(draft.value());
    }

    @Override
    public Set<String> requiredFlags(FlagConfiguration current) {
        return patch.requiredFlags(current);
    }

    @Override
    public FlagConfiguration read(FlagDefinition flag, FlagConfiguration current, Neighbours neighbours) {
        return Pointed.at(pointer, () -> patch.read(flag, current, neighbours));
    }

    @Override
    public List<Instruction> instructions(FlagDefinition flag) {
        return Pointed.at(pointer, () -> patch.instructions(flag));
    }

    /// As text where it has more parts than values may have.
    @Override
    public Value value() {
        JsonNode instructions = patch.document().path(INSTRUCTIONS);
        try {
            return Place.read(instructions, ValueJson::read);
        } catch (FailureException tooLarge) {
            return new Value.Text(instructions.toString());
        }
    }
}
