package dev.guidon.flag.instruction;

import dev.guidon.engine.flag.Caption;
import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.Rule;
import dev.guidon.engine.flag.Serve;

/// Changes of one part of a rule that leave the rest.
final class RuleEdit {
    private RuleEdit() {}

    @FunctionalInterface
    interface ServeChange {
        Serve of(Serve serve) throws Unfit;
    }

    static WorkingRules.Change<Rule> name(String name) {
        return rule -> captioned(rule, new Caption(name, rule.caption().description()));
    }

    static WorkingRules.Change<Rule> description(String description) {
        return rule -> captioned(rule, new Caption(rule.caption().name(), description));
    }

    private static Rule captioned(Rule rule, Caption caption) {
        return new Rule(rule.id(), caption, rule.condition(), rule.serve());
    }

    static WorkingRules.Change<Rule> condition(Condition next) {
        return condition(ConditionPath.WHOLE, _ -> next);
    }

    static WorkingRules.Change<Rule> condition(ConditionPath at, ConditionEdit.Change change) {
        return rule -> withCondition(rule, ConditionEdit.at(rule.condition(), at, change));
    }

    static WorkingRules.Change<Rule> withoutCondition(ConditionPath at) {
        return rule -> withCondition(rule, ConditionEdit.without(rule.condition(), at));
    }

    private static Rule withCondition(Rule rule, Condition condition) {
        return new Rule(rule.id(), rule.caption(), condition, rule.serve());
    }

    static WorkingRules.Change<Rule> serve(ServeChange change) {
        return rule -> new Rule(rule.id(), rule.caption(), rule.condition(), change.of(rule.serve()));
    }
}
