package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.flag.Value;
import dev.guidon.flag.segment.SegmentContent;
import dev.guidon.flag.segment.SegmentDefinition;
import dev.guidon.flag.segment.SegmentPatch;
import dev.guidon.kit.failure.FailureException;

/// Instructions for a segment that stand inside another document.
///
/// @param patch `{"instructions": […]}`
/// @param pointer where the document that holds them stands in the one that was sent, such as `/changes/0`
record SegmentInstructionsDraft(JsonSegmentPatch patch, String pointer) implements SegmentPatch {

    /// The field `instructions`. Whether they are right is seen when they are read for a segment.
    static SegmentInstructionsDraft read(Place object) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        if (object.has(InstructionsDraft.INSTRUCTIONS)) {
            document.set(
                    InstructionsDraft.INSTRUCTIONS,
                    object.field(InstructionsDraft.INSTRUCTIONS).node());
        } else {
            object.field(InstructionsDraft.INSTRUCTIONS).expected("an array of instructions");
        }
        return new SegmentInstructionsDraft(new JsonSegmentPatch(document), object.pointer());
    }

    /// @param instructions as they were kept
    static SegmentInstructionsDraft stored(JsonNode instructions) {
        return new SegmentInstructionsDraft(
                new JsonSegmentPatch(
                        JsonNodeFactory.instance.objectNode().set(InstructionsDraft.INSTRUCTIONS, instructions)),
                "");
    }

    JsonNode instructions() {
        return patch.document().path(InstructionsDraft.INSTRUCTIONS);
    }

    @Override
    public SegmentContent read(SegmentDefinition current) {
        return Pointed.at(pointer, () -> patch.read(current));
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
