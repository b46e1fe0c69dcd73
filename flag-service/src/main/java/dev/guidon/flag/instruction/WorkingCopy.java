package dev.guidon.flag.instruction;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.Prerequisite;
import dev.guidon.engine.flag.Ramp;
import dev.guidon.engine.flag.Rule;
import dev.guidon.engine.flag.Serve;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A configuration while instructions are applied to it. Belongs to one thread.
public final class WorkingCopy {
    private final long version;
    private final List<Prerequisite> prerequisites;
    private final WorkingTargets targets;
    private final WorkingRules<Rule> rules;
    private boolean on;
    private String offVariant;
    private Serve defaultServe;

    public WorkingCopy(FlagConfiguration configuration) {
        this.version = configuration.version();
        this.on = configuration.on();
        this.offVariant = configuration.offVariant();
        this.prerequisites = new ArrayList<>(configuration.prerequisites());
        this.targets = new WorkingTargets(configuration.targets());
        this.rules = new WorkingRules<>(configuration.rules(), Rule::id);
        this.defaultServe = configuration.defaultServe();
    }

    /// Applies an instruction, or changes nothing and says why it cannot be applied.
    public Optional<String> apply(Instruction instruction) {
        return switch (instruction) {
            case Instruction.TurnOn() -> turn(true);
            case Instruction.TurnOff() -> turn(false);
            case Instruction.SetOffVariant(var variant) -> serveWhenOff(variant);
            case Instruction.SetDefaultServe(var serve) -> serveByDefault(serve);
            case Instruction.SetPrerequisite(var prerequisite) -> require(prerequisite);
            case Instruction.RemovePrerequisite(var flagKey) -> requireNoMore(flagKey);
            case Instruction.SetPrerequisites(var all) -> requireAll(all);
            case Instruction.AddUnits(var target) -> targets.add(target);
            case Instruction.RemoveUnits(var target) -> targets.remove(target);
            case Instruction.SetTargets(var all) -> targets.replace(all);
            case Instruction.AddRule(var rule, var before) -> rules.add(rule, before);
            case Instruction.RemoveRule(var ruleId) -> rules.remove(ruleId);
            case Instruction.SetRules(var all) -> rules.replace(all);
            case Instruction.SetRuleName(var ruleId, var name) -> rules.change(ruleId, RuleEdit.name(name));
            case Instruction.SetRuleDescription(var ruleId, var text) ->
                rules.change(ruleId, RuleEdit.description(text));
            case Instruction.SetRuleCondition(var ruleId, var next) -> rules.change(ruleId, RuleEdit.condition(next));
            case Instruction.AddCondition(var ruleId, var at, var added) ->
                rules.change(ruleId, RuleEdit.condition(at, group -> ConditionEdit.withPart(group, added)));
            case Instruction.ReplaceCondition(var ruleId, var at, var next) ->
                rules.change(ruleId, RuleEdit.condition(at, _ -> next));
            case Instruction.RemoveCondition(var ruleId, var at) -> rules.change(ruleId, RuleEdit.withoutCondition(at));
            case Instruction.AddConditionValues(var ruleId, var at, var values) ->
                rules.change(ruleId, RuleEdit.condition(at, test -> ConditionEdit.withValues(test, values, List.of())));
            case Instruction.RemoveConditionValues(var ruleId, var at, var values) ->
                rules.change(ruleId, RuleEdit.condition(at, test -> ConditionEdit.withValues(test, List.of(), values)));
            case Instruction.SetRuleServe(var ruleId, var serve) -> rules.change(ruleId, RuleEdit.serve(_ -> serve));
            case Instruction.SetShares(var ruleId, var shares) ->
                serve(ruleId, serve -> Draw.withShares(serve, shares));
            case Instruction.SetBucketBy(var ruleId, var bucketBy) ->
                serve(ruleId, serve -> Draw.withBucketBy(serve, bucketBy));
            case Instruction.SetSalt(var ruleId, var salt) -> serve(ruleId, serve -> Draw.withSalt(serve, salt));
            case Instruction.OrderRules(var ruleIds) -> rules.order(ruleIds);
            case Instruction.PauseRamp(var rule, var at) -> ramp(rule, ramp -> WorkingRamp.pause(ramp, at));
            case Instruction.ResumeRamp(var rule, var at) -> ramp(rule, ramp -> WorkingRamp.resume(ramp, at));
            case Instruction.JumpRamp(var rule, var step, var at) ->
                ramp(rule, ramp -> WorkingRamp.jump(ramp, step, at));
            case Instruction.AbortRamp(var rule, var variant) ->
                ramp(rule, _ -> WorkingRamp.abort(variant.orElse(offVariant)));
        };
    }

    private Optional<String> turn(boolean next) {
        on = next;
        return Optional.empty();
    }

    private Optional<String> serveWhenOff(String variant) {
        offVariant = variant;
        return Optional.empty();
    }

    private Optional<String> serveByDefault(Serve serve) {
        defaultServe = serve;
        return Optional.empty();
    }

    private Optional<String> setServe(String ruleId, Serve serve) {
        return rules.change(ruleId, rule -> new Rule(ruleId, rule.caption(), rule.condition(), serve));
    }

    private Optional<String> ramp(Optional<String> rule, Function<Ramp, WorkingRamp.Done> change) {
        Optional<Serve> current =
                rule.isPresent() ? rules.find(rule.get()).map(Rule::serve) : Optional.of(defaultServe);
        if (current.isEmpty()) {
            return rule.map(rules::missing);
        }
        if (!(current.get() instanceof Serve.Ramped(var ramp))) {
            return Optional.of(rule.map(id -> "rule '" + id + "'").orElse("the default") + " serves no ramp");
        }
        WorkingRamp.Done done = change.apply(ramp);
        done.serve()
                .ifPresent(serve -> rule.ifPresentOrElse(
                        id -> {
                            var _ = setServe(id, serve);
                        },
                        () -> defaultServe = serve));
        return done.problem();
    }

    /// @param ruleId empty for the default
    private Optional<String> serve(Optional<String> ruleId, RuleEdit.ServeChange change) {
        if (ruleId.isPresent()) {
            return rules.change(ruleId.get(), RuleEdit.serve(change));
        }
        try {
            defaultServe = change.of(defaultServe);
            return Optional.empty();
        } catch (Unfit unfit) {
            return Optional.of(unfit.problem());
        }
    }

    private Optional<String> require(Prerequisite prerequisite) {
        for (int i = 0; i < prerequisites.size(); i++) {
            if (prerequisites.get(i).flagKey().equals(prerequisite.flagKey())) {
                prerequisites.set(i, prerequisite);
                return Optional.empty();
            }
        }
        prerequisites.add(prerequisite);
        return Optional.empty();
    }

    private Optional<String> requireNoMore(String flagKey) {
        boolean removed =
                prerequisites.removeIf(prerequisite -> prerequisite.flagKey().equals(flagKey));
        return removed ? Optional.empty() : Optional.of("flag '" + flagKey + "' is not required");
    }

    private Optional<String> requireAll(List<Prerequisite> all) {
        prerequisites.clear();
        prerequisites.addAll(all);
        return Optional.empty();
    }

    /// What the instructions made of it, with the version of the configuration that they began with.
    public FlagConfiguration configuration() {
        return new FlagConfiguration(
                version, on, offVariant, prerequisites, targets.targets(), rules.rules(), defaultServe);
    }
}
