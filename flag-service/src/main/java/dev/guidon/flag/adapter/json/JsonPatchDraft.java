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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A semantic patch as a JSON document: `{"comment": …, "instructions": […]}`.
///
public record JsonPatchDraft(JsonNode document, PatchSources sources) implements ConfigurationDraft {
    private static final String COMMENT = "comment";
    private static final String INSTRUCTIONS = "instructions";
    static final int MAX_INSTRUCTIONS = 500;
    private static final Set<String> TOGGLES = Set.of("turnOn", "turnOff");
    private static final Set<String> ENDS = Set.of("archive", "unarchive");

    /// What the author says of it; empty for nothing. Throws a `FailureException` of `Invalid`.
    public String comment() {
        return comment(document);
    }

    /// As [#comment()], of any document with instructions.
    static String comment(JsonNode document) {
        return Place.read(
                document,
                place -> place.optional(COMMENT).map(CommentJson::read).orElse(""));
    }

    /// Whether it turns the flag on or off, among other things.
    public boolean toggles() {
        return kinds().anyMatch(TOGGLES::contains);
    }

    /// Whether it does nothing else.
    public boolean onlyToggles() {
        return toggles() && kinds().allMatch(TOGGLES::contains);
    }

    /// Whether it takes a flag or a segment out of use or brings it back, among other things.
    static boolean archives(JsonNode document) {
        return kinds(document).anyMatch(ENDS::contains);
    }

    /// As they are written, right or wrong.
    private Stream<String> kinds() {
        return kinds(document);
    }

    private static Stream<String> kinds(JsonNode document) {
        return StreamSupport.stream(document.path(INSTRUCTIONS).spliterator(), false)
                .map(instruction -> instruction.path("kind").asText());
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
        List<Instruction> instructions = instructions(flag);
        FlagConfiguration reached = Place.read(document, place -> apply(instructions, place, current));
        return check(
                () -> new JsonConfigurationDraft(ConfigurationJson.write(reached)).read(flag, current, neighbours));
    }

    /// What to do, whatever the configuration is. Throws a `FailureException` of `Invalid`.
    List<Instruction> instructions(FlagDefinition flag) {
        InstructionReading reading = new InstructionReading(
                flag.key().text(), flag.variantKeys(), sources.clock().instant(), sources.salts());
        return Place.read(document, place -> instructions(place, reading::read));
    }

    static <I> List<I> instructions(Place place, Function<Place, I> reading) {
        Place instructions = place.object(COMMENT, INSTRUCTIONS).field(INSTRUCTIONS);
        if (instructions.node().isArray() && instructions.node().isEmpty()) {
            instructions.wrong("is empty; name at least one instruction");
        }
        return instructions.elements(MAX_INSTRUCTIONS).stream().map(reading).toList();
    }

    private static FlagConfiguration apply(List<Instruction> instructions, Place place, FlagConfiguration current) {
        WorkingCopy copy = new WorkingCopy(current);
        applyAll(instructions, copy::apply, place);
        return copy.configuration();
    }

    /// Stops at the first that cannot be applied: those after it may build on it.
    static <I> void applyAll(List<I> instructions, Function<I, Optional<String>> apply, Place place) {
        for (int i = 0; i < instructions.size(); i++) {
            Optional<String> problem = apply.apply(instructions.get(i));
            if (problem.isPresent()) {
                place.field(INSTRUCTIONS).element(i).wrong(problem.get());
                break;
            }
        }
    }

    /// Holds what the instructions lead to against all rules for whole documents.
    static <T> T check(Supplier<T> read) {
        try {
            return read.get();
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
                "/" + INSTRUCTIONS, "lead to what is wrong at " + violation.field() + ": " + violation.message());
    }
}
