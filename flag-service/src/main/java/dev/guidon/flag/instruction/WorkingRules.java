package dev.guidon.flag.instruction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Rules while instructions are applied to them, in order. Each method that changes something says why it does not, if
/// it does not. Belongs to one thread.
public final class WorkingRules<R> {
    private final List<R> rules;
    private final Function<R, String> id;

    /// @param id of a rule, unique among them
    public WorkingRules(List<R> rules, Function<R, String> id) {
        this.rules = new ArrayList<>(rules);
        this.id = id;
    }

    public List<R> rules() {
        return List.copyOf(rules);
    }

    public Optional<String> add(R rule, Optional<String> before) {
        if (ids().contains(id.apply(rule))) {
            return Optional.of("there is a rule '" + id.apply(rule) + "' already");
        }
        int place = before.map(ids()::indexOf).orElse(rules.size());
        if (place < 0) {
            return before.map(this::missing);
        }
        rules.add(place, rule);
        return Optional.empty();
    }

    public Optional<String> remove(String ruleId) {
        boolean removed = rules.removeIf(rule -> id.apply(rule).equals(ruleId));
        return removed ? Optional.empty() : Optional.of(missing(ruleId));
    }

    public Optional<String> replace(List<R> all) {
        rules.clear();
        rules.addAll(all);
        return Optional.empty();
    }

    /// The rule with an id, if there is one.
    Optional<R> find(String ruleId) {
        return rules.stream().filter(rule -> id.apply(rule).equals(ruleId)).findFirst();
    }

    /// What becomes of a rule.
    @FunctionalInterface
    public interface Change<R> {
        R of(R rule) throws Unfit;
    }

    public Optional<String> change(String ruleId, Change<R> change) {
        int place = ids().indexOf(ruleId);
        if (place < 0) {
            return Optional.of(missing(ruleId));
        }
        try {
            rules.set(place, change.of(rules.get(place)));
            return Optional.empty();
        } catch (Unfit unfit) {
            return Optional.of(unfit.problem());
        }
    }

    public Optional<String> order(List<String> ruleIds) {
        List<String> known = ids();
        if (ruleIds.size() != known.size() || !new HashSet<>(ruleIds).equals(new HashSet<>(known))) {
            return Optional.of("an order names each rule once; the rules are " + String.join(", ", known));
        }
        rules.sort(Comparator.comparingInt(rule -> ruleIds.indexOf(id.apply(rule))));
        return Optional.empty();
    }

    private List<String> ids() {
        return rules.stream().map(id).toList();
    }

    /// Says that there is no such rule.
    String missing(String ruleId) {
        return rules.isEmpty()
                ? "there is no rule '" + ruleId + "'; there are none"
                : "there is no rule '" + ruleId + "'; there are " + String.join(", ", ids());
    }
}
