package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.Prerequisite;
import dev.guidon.flag.edit.ConfigurationDraft;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.Neighbours;
import dev.guidon.flag.instruction.Instruction;
import dev.guidon.flag.instruction.WorkingCopy;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.failure.Violation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A semantic patch as a JSON document: `{"comment": …, "instructions": […]}`.
public record JsonPatchDraft(JsonNode document) implements ConfigurationDraft {
    private static final String COMMENT = "comment";
    private static final String INSTRUCTIONS = "instructions";
    private static final int MAX_INSTRUCTIONS = 500;

    /// What the author says of it; empty for nothing. Throws a `FailureException` of `Invalid`.
    public String comment() {
        return Place.read(
                document,
                place -> place.optional(COMMENT).map(CommentJson::read).orElse(""));
    }

    @Override
    public Set<String> requiredFlags(FlagConfiguration current) {
        Set<String> keys = new HashSet<>();
        current.prerequisites().stream().map(Prerequisite::flagKey).forEach(keys::add);
        document.path(INSTRUCTIONS).forEach(instruction -> {
            Optional.of(instruction.path(PrerequisiteJson.FLAG))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue)
                    .ifPresent(keys::add);
            keys.addAll(PrerequisiteJson.requiredFlags(instruction));
        });
        return Set.copyOf(keys);
    }

    @Override
    public FlagConfiguration read(FlagDefinition flag, FlagConfiguration current, Neighbours neighbours) {
        List<Instruction> instructions = Place.read(document, place -> instructions(place, flag));
        FlagConfiguration reached = Place.read(document, place -> apply(instructions, place, current));
        return check(reached, flag, current, neighbours);
    }

    private static List<Instruction> instructions(Place place, FlagDefinition flag) {
        InstructionReading reading = new InstructionReading(flag.key().text(), flag.variantKeys());
        Place instructions = place.object(COMMENT, INSTRUCTIONS).field(INSTRUCTIONS);
        if (instructions.node().isArray() && instructions.node().isEmpty()) {
            instructions.wrong("is empty; name at least one instruction");
        }
        return instructions.elements(MAX_INSTRUCTIONS).stream()
                .map(reading::read)
                .toList();
    }

    /// Stops at the first that cannot be applied: those after it may build on it.
    private static FlagConfiguration apply(List<Instruction> instructions, Place place, FlagConfiguration current) {
        WorkingCopy copy = new WorkingCopy(current);
        for (int i = 0; i < instructions.size(); i++) {
            Optional<String> problem = copy.apply(instructions.get(i));
            if (problem.isPresent()) {
                place.field(INSTRUCTIONS).element(i).wrong(problem.get());
                break;
            }
        }
        return copy.configuration();
    }

    /// Holds what the instructions lead to against all rules for configurations.
    private static FlagConfiguration check(
            FlagConfiguration reached, FlagDefinition flag, FlagConfiguration current, Neighbours neighbours) {
        try {
            return new JsonConfigurationDraft(ConfigurationJson.write(reached)).read(flag, current, neighbours);
        } catch (FailureException refused) {
            if (refused.failure() instanceof Failure.Invalid(var violations)) {
                throw new FailureException(new Failure.Invalid(
                        violations.stream().map(JsonPatchDraft::led).toList()));
            }
            throw refused;
        }
    }

    private static Violation led(Violation violation) {
        return new Violation(
                "/" + INSTRUCTIONS,
                "lead to a configuration that is wrong at " + violation.field() + ": " + violation.message());
    }
}
