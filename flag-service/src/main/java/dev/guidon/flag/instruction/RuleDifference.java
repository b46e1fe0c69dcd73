package dev.guidon.flag.instruction;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What leads from the rules of one configuration to those of another. Rules are the same when they have the same id.
final class RuleDifference {
    private final List<Instruction> steps = new ArrayList<>();
    private final FlagConfiguration start;
    private final List<Rule> from;
    private final List<Rule> to;

    private RuleDifference(FlagConfiguration from, FlagConfiguration to) {
        this.start = from;
        this.from = from.rules();
        this.to = to.rules();
    }

    static List<Instruction> between(FlagConfiguration from, FlagConfiguration to) {
        RuleDifference difference = new RuleDifference(from, to);
        difference.remove();
        difference.change();
        difference.add();
        difference.order();
        return List.copyOf(difference.steps);
    }

    private void remove() {
        Map<String, Rule> wanted = byId(to);
        from.stream()
                .map(Rule::id)
                .filter(id -> !wanted.containsKey(id))
                .map(Instruction.RemoveRule::new)
                .forEach(steps::add);
    }

    private void change() {
        Map<String, Rule> wanted = byId(to);
        from.forEach(old -> Optional.ofNullable(wanted.get(old.id())).ifPresent(rule -> change(old, rule)));
    }

    private void change(Rule old, Rule rule) {
        if (!old.caption().name().equals(rule.caption().name())) {
            steps.add(new Instruction.SetRuleName(rule.id(), rule.caption().name()));
        }
        if (!old.caption().description().equals(rule.caption().description())) {
            steps.add(
                    new Instruction.SetRuleDescription(rule.id(), rule.caption().description()));
        }
        if (!old.condition().equals(rule.condition())) {
            steps.add(new Instruction.SetRuleCondition(rule.id(), rule.condition()));
        }
        steps.addAll(ServeDifference.between(Optional.of(rule.id()), old.serve(), rule.serve()));
    }

    /// From the last to the first, so that the rule that a new one goes in front of is there already.
    private void add() {
        Map<String, Rule> known = byId(from);
        Optional<String> before = Optional.empty();
        for (Rule rule : to.reversed()) {
            if (!known.containsKey(rule.id())) {
                steps.add(new Instruction.AddRule(rule, before));
            }
            before = Optional.of(rule.id());
        }
    }

    private void order() {
        if (!Difference.after(start, steps).rules().equals(to)) {
            steps.add(new Instruction.OrderRules(to.stream().map(Rule::id).toList()));
        }
    }

    private static Map<String, Rule> byId(List<Rule> rules) {
        return rules.stream().collect(Collectors.toMap(Rule::id, Function.identity()));
    }
}
