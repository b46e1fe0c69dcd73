package dev.guidon.flag.instruction;

import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Changes one condition inside another, and leaves the rest.
final class ConditionEdit {
    private ConditionEdit() {}

    /// What becomes of the condition that is pointed at.
    @FunctionalInterface
    interface Change {
        Condition of(Condition condition) throws Unfit;
    }

    static Condition at(Condition whole, ConditionPath path, Change change) throws Unfit {
        return at(whole, path.steps(), change);
    }

    private static Condition at(Condition condition, List<String> steps, Change change) throws Unfit {
        if (steps.isEmpty()) {
            return change.of(condition);
        }
        String step = steps.getFirst();
        if (condition instanceof Condition.Not(var part) && step.equals("not")) {
            return new Condition.Not(at(part, steps.subList(1, steps.size()), change));
        }
        List<Condition> parts = new ArrayList<>(parts(condition, step));
        int index = index(steps, parts);
        parts.set(index, at(parts.get(index), steps.subList(2, steps.size()), change));
        return group(condition, parts);
    }

    /// Without the part of a group that is pointed at.
    static Condition without(Condition whole, ConditionPath path) throws Unfit {
        List<String> steps = path.steps();
        if (steps.isEmpty() || steps.getLast().equals("not")) {
            throw new Unfit("only a part of a group can be removed; replace the condition, or remove the rule");
        }
        List<String> last = steps.subList(steps.size() - 2, steps.size());
        return at(whole, steps.subList(0, steps.size() - 2), condition -> {
            List<Condition> parts = new ArrayList<>(parts(condition, last.getFirst()));
            parts.remove(index(last, parts));
            return group(condition, parts);
        });
    }

    private static List<Condition> parts(Condition condition, String step) throws Unfit {
        if (condition instanceof Condition.All(var parts) && step.equals("all")) {
            return parts;
        }
        if (condition instanceof Condition.Any(var parts) && step.equals("any")) {
            return parts;
        }
        throw missing();
    }

    private static int index(List<String> steps, List<Condition> parts) throws Unfit {
        int index = Integer.parseInt(steps.get(1));
        if (index >= parts.size()) {
            throw missing();
        }
        return index;
    }

    private static Unfit missing() {
        return new Unfit("there is no such condition in the rule");
    }

    /// A group of the kind of `like`, which is one.
    private static Condition group(Condition like, List<Condition> parts) {
        return like instanceof Condition.Any ? new Condition.Any(parts) : new Condition.All(parts);
    }

    static Condition withPart(Condition condition, Condition added) {
        if (condition instanceof Condition.All(var parts)) {
            return new Condition.All(with(parts, added));
        }
        if (condition instanceof Condition.Any(var parts)) {
            return new Condition.Any(with(parts, added));
        }
        return new Condition.All(List.of(condition, added));
    }

    private static List<Condition> with(List<Condition> parts, Condition added) {
        List<Condition> all = new ArrayList<>(parts);
        all.add(added);
        return all;
    }

    /// Fails where the operator does not take the values that are left.
    static Condition withValues(Condition condition, List<Value> added, List<Value> removed) throws Unfit {
        if (!(condition instanceof Condition.Test test)) {
            throw new Unfit("only a condition on an attribute has values");
        }
        Set<Value> values = new LinkedHashSet<>(test.values());
        removed.forEach(values::remove);
        values.addAll(added);
        List<Value> left = List.copyOf(values);
        Optional<String> problem = test.operator().problemWith(left);
        if (problem.isPresent()) {
            throw new Unfit("values: " + problem.get());
        }
        return new Condition.Test(test.attribute(), test.operator(), left, test.negate());
    }
}
