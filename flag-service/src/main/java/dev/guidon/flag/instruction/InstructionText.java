package dev.guidon.flag.instruction;

import dev.guidon.engine.flag.Prerequisite;
import dev.guidon.engine.flag.Ramp;
import dev.guidon.engine.flag.Rollout;
import dev.guidon.engine.flag.Rule;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Share;
import dev.guidon.engine.flag.Target;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Instructions for people to read. Units may be people, so they are counted and not named.
public final class InstructionText {
    /// Weights are thousandths of a percent.
    private static final int PERCENT_SCALE = 3;

    private InstructionText() {}

    public static String of(Instruction instruction) {
        return switch (instruction) {
            case Instruction.TurnOn() -> "turn on";
            case Instruction.TurnOff() -> "turn off";
            case Instruction.SetOffVariant(var variant) -> "serve '" + variant + "' when off";
            case Instruction.SetDefaultServe(var serve) -> "serve " + of(serve) + " by default";
            case Instruction.SetPrerequisite(var prerequisite) -> "require " + of(prerequisite);
            case Instruction.RemovePrerequisite(var flagKey) -> "require flag '" + flagKey + "' no more";
            case Instruction.SetPrerequisites(var all) -> "require, in this order: " + listed(all);
            case Instruction.AddUnits(var target) -> "give '" + target.variant() + "' to " + units(target);
            case Instruction.RemoveUnits(var target) -> "take '" + target.variant() + "' from " + units(target);
            case Instruction.SetTargets(var targets) -> "replace all individual targets by " + targets.size();
            case Instruction.AddRule(var rule, var before) ->
                "add " + of(rule)
                        + before.map(id -> " before rule '" + id + "'").orElse(" as the last rule");
            case Instruction.RemoveRule(var id) -> "remove rule '" + id + "'";
            case Instruction.SetRuleCondition(var id, var _) -> "change the condition of rule '" + id + "'";
            case Instruction.SetRuleServe(var id, var serve) -> "let rule '" + id + "' serve " + of(serve);
            case Instruction.SetRules(var rules) -> "replace all rules by " + rules.size();
            case Instruction.SetRuleName(var id, var name) -> "name rule '" + id + "' '" + name + "'";
            case Instruction.SetRuleDescription(var id, var _) -> "change the description of rule '" + id + "'";
            case Instruction.AddCondition(var id, var at, var _) -> "add a condition" + in(id, at);
            case Instruction.ReplaceCondition(var id, var at, var _) -> "replace the condition" + in(id, at);
            case Instruction.RemoveCondition(var id, var at) -> "remove the condition" + in(id, at);
            case Instruction.AddConditionValues(var id, var at, var values) ->
                "add " + values.size() + " values to the condition" + in(id, at);
            case Instruction.RemoveConditionValues(var id, var at, var values) ->
                "remove " + values.size() + " values from the condition" + in(id, at);
            case Instruction.SetShares(var id, var shares) -> "split " + place(id) + " into " + of(shares);
            case Instruction.SetBucketBy(var id, var attribute) -> "draw " + place(id) + " by " + attribute;
            case Instruction.SetSalt(var id, var _) -> "draw " + place(id) + " anew, with a fresh salt";
            case Instruction.OrderRules(var ids) -> "put the rules into the order " + String.join(", ", ids);
            case Instruction.PauseRamp(var rule, var _) -> "pause the ramp of " + place(rule);
            case Instruction.ResumeRamp(var rule, var _) -> "let the ramp of " + place(rule) + " go on";
            case Instruction.JumpRamp(var rule, var step, var _) ->
                "take the ramp of " + place(rule) + " to step " + step;
            case Instruction.AbortRamp(var rule, var variant) ->
                "end the ramp of " + place(rule) + " with "
                        + variant.map(key -> "'" + key + "'").orElse("the off variant");
        };
    }

    private static String of(Serve serve) {
        return switch (serve) {
            case Serve.OneVariant(var variant) -> "'" + variant + "'";
            case Serve.Split(var rollout) -> of(rollout);
            case Serve.Ramped(var ramp) -> of(ramp);
            case Serve.Experiment(var key, var arms) -> "experiment '" + key + "': " + of(arms);
            case Serve.FlagdRule _ -> "what a rule of flagd says";
        };
    }

    private static String of(Rollout rollout) {
        return of(rollout.shares()) + " by " + rollout.bucketBy();
    }

    private static String in(String ruleId, ConditionPath at) {
        return (at.text().isEmpty() ? "" : " " + at.text()) + " of rule '" + ruleId + "'";
    }

    /// The first and the last step tell where it leads.
    private static String of(Ramp ramp) {
        Ramp.Step first = ramp.steps().getFirst();
        Ramp.Step last = ramp.steps().getLast();
        return "a ramp of " + ramp.steps().size() + (ramp.steps().size() == 1 ? " step" : " steps") + " from "
                + of(first.shares()) + " at " + first.start() + " to " + of(last.shares()) + " at " + last.start()
                + " by " + ramp.bucketBy()
                + ramp.pausedAt().map(at -> ", paused at " + at).orElse("");
    }

    private static String of(List<Share> shares) {
        return shares.stream().map(InstructionText::of).collect(Collectors.joining(", "));
    }

    private static String place(Optional<String> rule) {
        return rule.map(id -> "rule '" + id + "'").orElse("the default");
    }

    private static String of(Share share) {
        BigDecimal percent = BigDecimal.valueOf(share.weight(), PERCENT_SCALE).stripTrailingZeros();
        return percent.toPlainString() + " % '" + share.variant() + "'";
    }

    private static String listed(List<Prerequisite> prerequisites) {
        return prerequisites.stream().map(InstructionText::of).collect(Collectors.joining("; "));
    }

    private static String of(Prerequisite prerequisite) {
        String variants = prerequisite.variants().stream().sorted().collect(Collectors.joining("' or '"));
        return "flag '" + prerequisite.flagKey() + "' to serve '" + variants + "'";
    }

    private static String units(Target target) {
        int count = target.units().size();
        return count + (count == 1 ? " unit" : " units") + " by " + target.attribute();
    }

    private static String of(Rule rule) {
        return "rule '" + rule.id() + "', which serves " + of(rule.serve());
    }
}
