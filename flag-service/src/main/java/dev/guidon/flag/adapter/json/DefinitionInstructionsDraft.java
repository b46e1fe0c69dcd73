package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.flag.Value;
import dev.guidon.flag.definition.DefinitionPatch;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.kit.failure.FailureException;
import java.time.Instant;

/// Instructions for a definition that stand inside another document.
///
/// @param patch `{"instructions": […]}`
/// @param pointer where the document that holds them stands in the one that was sent, such as `/changes/0`
public record DefinitionInstructionsDraft(JsonDefinitionPatch patch, String pointer) implements DefinitionPatch {

    /// The field `instructions`. Whether they are right is seen when they are read for a flag.
    static DefinitionInstructionsDraft read(Place object) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        if (object.has(InstructionsDraft.INSTRUCTIONS)) {
            document.set(
                    InstructionsDraft.INSTRUCTIONS,
                    object.field(InstructionsDraft.INSTRUCTIONS).node());
        } else {
            object.field(InstructionsDraft.INSTRUCTIONS).expected("an array of instructions");
        }
        return new DefinitionInstructionsDraft(new JsonDefinitionPatch(document), object.pointer());
    }

    /// @param instructions as they were kept
    static DefinitionInstructionsDraft stored(JsonNode instructions) {
        return new DefinitionInstructionsDraft(
                new JsonDefinitionPatch(
                        JsonNodeFactory.instance.objectNode().set(InstructionsDraft.INSTRUCTIONS, instructions)),
                "");
    }

    JsonNode instructions() {
        return patch.document().path(InstructionsDraft.INSTRUCTIONS);
    }

    @Override
    public FlagDefinition read(FlagDefinition current, Instant at) {
        return Pointed.at(pointer, () -> patch.read(current, at));
    }

    @Override
    public boolean archives() {
        return patch.archives();
    }

    /// As text where it has more parts than values may have.
    @Override
    public Value value() {
        try {
            return Place.read(instructions(), ValueJson::read);
        } catch (FailureException tooLarge) {
            return new Value.Text(instructions().toString());
        }
    }
}
