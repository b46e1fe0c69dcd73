package dev.guidon.flag.schedule;

import dev.guidon.engine.flag.Target;
import dev.guidon.flag.instruction.Instruction;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The parts of a configuration that instructions touch, as paths such as `rules/staff`: two changes that touch the
/// same part may undo each other.
public record Touched(Set<String> parts) {
    private static final String RULES = "rules";
    private static final String TARGETS = "targets";
    private static final String PREREQUISITES = "prerequisites";

    public Touched {
        parts = Set.copyOf(parts);
    }

    public static Touched by(List<Instruction> instructions) {
        Set<String> parts = new HashSet<>();
        instructions.forEach(instruction -> of(instruction).forEach(parts::add));
        return new Touched(parts);
    }

    private static Stream<String> of(Instruction instruction) {
        return switch (instruction) {
            case Instruction.TurnOn(), Instruction.TurnOff() -> Stream.of("on");
            case Instruction.SetOffVariant(var _) -> Stream.of("offVariant");
            case Instruction.SetDefaultServe(var _) -> serve(Optional.empty());
            case Instruction.SetPrerequisite(var prerequisite) ->
                Stream.of(PREREQUISITES + "/" + prerequisite.flagKey());
            case Instruction.RemovePrerequisite(var flagKey) -> Stream.of(PREREQUISITES + "/" + flagKey);
            case Instruction.SetPrerequisites(var _) -> Stream.of(PREREQUISITES);
            case Instruction.AddUnits(var target) -> units(target);
            case Instruction.RemoveUnits(var target) -> units(target);
            case Instruction.SetTargets(var _) -> Stream.of(TARGETS);
            case Instruction.AddRule(var rule, var _) -> Stream.of(RULES + "/" + rule.id());
            case Instruction.RemoveRule(var id) -> Stream.of(RULES + "/" + id);
            case Instruction.SetRuleCondition(var id, var _) -> Stream.of(RULES + "/" + id);
            case Instruction.SetRuleServe(var id, var _) -> Stream.of(RULES + "/" + id);
            case Instruction.SetRuleName(var id, var _) -> Stream.of(RULES + "/" + id);
            case Instruction.SetRuleDescription(var id, var _) -> Stream.of(RULES + "/" + id);
            case Instruction.AddCondition(var id, var _, var _) -> Stream.of(RULES + "/" + id);
            case Instruction.ReplaceCondition(var id, var _, var _) -> Stream.of(RULES + "/" + id);
            case Instruction.RemoveCondition(var id, var _) -> Stream.of(RULES + "/" + id);
            case Instruction.AddConditionValues(var id, var _, var _) -> Stream.of(RULES + "/" + id);
            case Instruction.RemoveConditionValues(var id, var _, var _) -> Stream.of(RULES + "/" + id);
            case Instruction.SetShares(var rule, var _) -> serve(rule);
            case Instruction.SetBucketBy(var rule, var _) -> serve(rule);
            case Instruction.SetSalt(var rule, var _) -> serve(rule);
            case Instruction.SetRules(var _) -> Stream.of(RULES);
            case Instruction.OrderRules(var _) -> Stream.of(RULES);
            case Instruction.PauseRamp(var rule, var _) -> serve(rule);
            case Instruction.ResumeRamp(var rule, var _) -> serve(rule);
            case Instruction.JumpRamp(var rule, var _, var _) -> serve(rule);
            case Instruction.AbortRamp(var rule, var _) -> serve(rule);
        };
    }

    private static Stream<String> serve(Optional<String> rule) {
        return Stream.of(rule.map(id -> RULES + "/" + id).orElse("defaultServe"));
    }

    private static Stream<String> units(Target target) {
        return target.units().stream().map(unit -> TARGETS + "/" + target.attribute() + "/" + unit);
    }

    /// Whether some part of one is, or lies in, a part of the other.
    public boolean meets(Touched other) {
        return parts.stream().anyMatch(part -> other.parts.stream().anyMatch(theirs -> overlap(part, theirs)));
    }

    private static boolean overlap(String one, String other) {
        return one.equals(other) || one.startsWith(other + "/") || other.startsWith(one + "/");
    }
}
