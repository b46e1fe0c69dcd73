package dev.guidon.engine.flagd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The operators that compute something for each element of a list: the element is the data of the inner rule.
final class Walks {
    private Walks() {}

    static Node filter(Node subject, Node condition) {
        return scope -> {
            List<@Nullable Object> kept = new ArrayList<>();
            for (Object element : elements(subject.eval(scope))) {
                if (condition.test(inside(element, scope))) {
                    kept.add(element);
                }
            }
            return kept;
        };
    }

    static Node map(Node subject, Node result) {
        return scope -> {
            List<@Nullable Object> results = new ArrayList<>();
            for (Object element : elements(subject.eval(scope))) {
                results.add(result.eval(inside(element, scope)));
            }
            return results;
        };
    }

    static Node all(Node subject, Node condition) {
        return scope -> {
            Object list = subject.eval(scope);
            return Coercions.isTrue(list) && !anyIs(false, Coercions.list(list), condition, scope);
        };
    }

    static Node some(Node subject, Node condition) {
        return scope -> {
            Object list = subject.eval(scope);
            return Coercions.isTrue(list) && anyIs(true, Coercions.list(list), condition, scope);
        };
    }

    static Node none(Node subject, Node condition) {
        return scope -> {
            Object list = subject.eval(scope);
            return !Coercions.isTrue(list) || !anyIs(true, Coercions.list(list), condition, scope);
        };
    }

    private static boolean anyIs(boolean wanted, List<?> elements, Node condition, Scope scope) {
        for (Object element : elements) {
            if (condition.test(inside(element, scope)) == wanted) {
                return true;
            }
        }
        return false;
    }

    /// The accumulator stays of the kind that it starts with: a boolean, a number or text.
    static Node reduce(Node subject, Node step, Node start) {
        return scope -> {
            Object first = start.eval(scope);
            if (!(first instanceof Boolean || first instanceof Number || first instanceof String)) {
                throw new RuleFailure("reduce starts with a boolean, a number or text");
            }
            Object list = subject.eval(scope);
            if (list == null) {
                return 0.0;
            }
            Object accumulator = first;
            for (Object element : Coercions.list(list)) {
                if (element != null) {
                    Object next = step.eval(inside(state(element, accumulator, first), scope));
                    accumulator = likeStart(first, next);
                }
            }
            return accumulator;
        };
    }

    private static Map<String, Object> state(Object element, Object accumulator, Object first) {
        Map<String, Object> state = HashMap.newHashMap(3);
        state.put("current", element);
        state.put("accumulator", accumulator);
        state.put("valueType", first instanceof Boolean ? "bool" : first instanceof Number ? "number" : "string");
        return state;
    }

    private static Object likeStart(Object first, @Nullable Object next) {
        return switch (first) {
            case Boolean _ -> Coercions.isTrue(next);
            case Number _ -> Coercions.number(next);
            default -> Coercions.text(next);
        };
    }

    private static List<?> elements(@Nullable Object subject) {
        return subject == null ? List.of() : Coercions.list(subject);
    }

    private static Scope inside(@Nullable Object element, Scope around) {
        around.root().step();
        return Scope.Element.of(element, around);
    }
}
