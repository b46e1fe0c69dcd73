package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.segment.SegmentContent;
import dev.guidon.flag.segment.SegmentDefinition;
import dev.guidon.flag.segment.SegmentDraft;
import dev.guidon.flag.segment.SegmentInstruction;
import dev.guidon.flag.segment.SegmentWorkingCopy;
import java.util.List;

/// A semantic patch of a segment as a JSON document, of the same form as [JsonPatchDraft].
public record JsonSegmentPatch(JsonNode document) implements SegmentDraft {

    /// What the author says of it; empty for nothing. Throws a `FailureException` of `Invalid`.
    public String comment() {
        return JsonPatchDraft.comment(document);
    }

    @Override
    public SegmentContent read(SegmentDefinition current) {
        List<SegmentInstruction> instructions = Place.read(
                document, place -> JsonPatchDraft.instructions(place, new SegmentInstructionReading()::read));
        SegmentContent reached = Place.read(document, place -> apply(instructions, place, current.content()));
        return JsonPatchDraft.check(() -> new JsonSegmentDraft(SegmentJson.write(reached)).read(current));
    }

    private static SegmentContent apply(List<SegmentInstruction> instructions, Place place, SegmentContent current) {
        SegmentWorkingCopy copy = new SegmentWorkingCopy(current);
        JsonPatchDraft.applyAll(instructions, copy::apply, place);
        return copy.content();
    }
}
