package dev.guidon.flag.instruction;

import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.Rule;
import dev.guidon.engine.flag.Serve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The rules of a [WorkingCopy], in order.
final class WorkingRules {
    private final List<Rule> rules;

    WorkingRules(List<Rule> rules) {
        this.rules = new ArrayList<>(rules);
    }

    List<Rule> rules() {
        return List.copyOf(rules);
    }

    Optional<String> add(Rule rule, Optional<String> before) {
        if (ids().contains(rule.id())) {
            return Optional.of("there is a rule '" + rule.id() + "' already");
        }
        int place = before.map(ids()::indexOf).orElse(rules.size());
        if (place < 0) {
            return before.map(this::missing);
        }
        rules.add(place, rule);
        return Optional.empty();
    }

    Optional<String> remove(String ruleId) {
        boolean removed = rules.removeIf(rule -> rule.id().equals(ruleId));
        return removed ? Optional.empty() : Optional.of(missing(ruleId));
    }

    Optional<String> setCondition(String ruleId, Condition condition) {
        return change(ruleId, rule -> new Rule(ruleId, condition, rule.serve()));
    }

    Optional<String> setServe(String ruleId, Serve serve) {
        return change(ruleId, rule -> new Rule(ruleId, rule.condition(), serve));
    }

    private Optional<String> change(String ruleId, UnaryOperator<Rule> change) {
        int place = ids().indexOf(ruleId);
        if (place < 0) {
            return Optional.of(missing(ruleId));
        }
        rules.set(place, change.apply(rules.get(place)));
        return Optional.empty();
    }

    Optional<String> order(List<String> ruleIds) {
        List<String> known = ids();
        if (ruleIds.size() != known.size() || !new HashSet<>(ruleIds).equals(new HashSet<>(known))) {
            return Optional.of("an order names each rule once; the rules are " + String.join(", ", known));
        }
        rules.sort(Comparator.comparingInt(rule -> ruleIds.indexOf(rule.id())));
        return Optional.empty();
    }

    private List<String> ids() {
        return rules.stream().map(Rule::id).toList();
    }

    private String missing(String ruleId) {
        return rules.isEmpty()
                ? "there is no rule '" + ruleId + "'; there are none"
                : "there is no rule '" + ruleId + "'; there are " + String.join(", ", ids());
    }
}
