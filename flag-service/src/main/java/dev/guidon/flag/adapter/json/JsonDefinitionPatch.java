package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.definition.DefinitionDraft;
import dev.guidon.flag.definition.DefinitionInstruction;
import dev.guidon.flag.definition.WorkingDefinition;
import dev.guidon.flag.edit.FlagDefinition;
import java.time.Instant;
import java.util.List;

/// A semantic patch of a definition as a JSON document: `{"comment": …, "instructions": […]}`.
public record JsonDefinitionPatch(JsonNode document) implements DefinitionDraft {

    /// What the author says of it; empty for nothing. Throws a `FailureException` of `Invalid`.
    public String comment() {
        return JsonPatchDraft.comment(document);
    }

    /// Whether it takes the flag out of use or brings it back, among other things.
    public boolean archives() {
        return JsonPatchDraft.archives(document);
    }

    @Override
    public FlagDefinition read(FlagDefinition current, Instant at) {
        DefinitionInstructionReading reading = new DefinitionInstructionReading(current);
        List<DefinitionInstruction> instructions =
                Place.read(document, place -> JsonPatchDraft.instructions(place, reading::read));
        FlagDefinition reached = Place.read(document, place -> apply(instructions, place, current, at));
        return JsonPatchDraft.check(() -> check(reached)).next();
    }

    private static FlagDefinition apply(
            List<DefinitionInstruction> instructions, Place place, FlagDefinition current, Instant at) {
        WorkingDefinition copy = new WorkingDefinition(current, at);
        JsonPatchDraft.applyAll(instructions, copy::apply, place);
        if (copy.problem().isPresent()) {
            place.field("instructions").wrong(copy.problem().get());
            return current;
        }
        return copy.definition();
    }

    /// Holds what the instructions lead to against all rules for definitions.
    private static FlagDefinition check(FlagDefinition reached) {
        return Place.read(
                DefinitionJson.write(reached),
                place -> DefinitionJson.read(place, DefinitionJson.Identity.of(reached)));
    }
}
