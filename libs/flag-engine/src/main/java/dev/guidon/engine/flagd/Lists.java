package dev.guidon.engine.flagd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The operators that look into lists, and into the context for what is missing.
final class Lists {
    static final Operation IN =
            (arguments, scope) -> in(Coercions.at(arguments, 0), arguments.size() > 1 ? arguments.get(1) : null, scope);
    static final Operation MERGE = Operation.taking((arguments, _) -> merge(arguments), Lists::listOfOne);
    static final Operation MISSING =
            Operation.taking(Lists::missing, (argument, scope) -> missing(namesOf(argument), scope));
    static final Operation MISSING_SOME = Lists::missingSome;
    static final Operation CONTAINS_ALL = contains(true, false);
    static final Operation CONTAINS_ANY = contains(false, false);
    static final Operation CONTAINS_NONE = contains(false, true);
    static final Operation SET = (arguments, _) -> set(arguments);

    private Lists() {}

    /// `in` over a list of texts that is known beforehand, however long: one look-up for text.
    static Node inTexts(Node needle, Set<String> texts, List<?> all) {
        return scope -> {
            Object wanted = needle.eval(scope);
            return wanted instanceof String text ? (Object) texts.contains(text) : (Object) in(wanted, all, scope);
        };
    }

    private static boolean in(@Nullable Object needle, @Nullable Object haystack, Scope scope) {
        if (haystack instanceof String text) {
            if (needle instanceof String part) {
                return text.contains(part);
            }
            throw new RuleFailure("only text is in text");
        }
        if (!(haystack instanceof List<?> elements)) {
            return false;
        }
        for (Object element : elements) {
            scope.root().step();
            if (isElement(needle, element)) {
                return true;
            }
        }
        return false;
    }

    /// An element that is a list is a range of two numbers.
    private static boolean isElement(@Nullable Object needle, @Nullable Object element) {
        if (element instanceof List<?> range) {
            Object low = Coercions.at(range, 0);
            Object high = Coercions.at(range, 1);
            double number = Coercions.number(needle);
            return number >= Coercions.number(low) && Coercions.number(high) >= number;
        }
        if (needle instanceof Number number) {
            return Coercions.number(element) == number.doubleValue();
        }
        return Coercions.same(element, needle);
    }

    private static List<?> merge(List<?> parts) {
        List<@Nullable Object> merged = new ArrayList<>();
        for (Object part : parts) {
            if (part instanceof List<?> elements) {
                merged.addAll(elements);
            } else {
                merged.add(part);
            }
        }
        return merged;
    }

    private static Object listOfOne(@Nullable Object argument, Scope scope) {
        if (argument == null || argument instanceof Map<?, ?>) {
            throw new RuleFailure("merge takes plain values and lists");
        }
        return List.of(argument);
    }

    private static List<?> namesOf(@Nullable Object argument) {
        if (argument instanceof String name) {
            return List.of(name);
        }
        throw new RuleFailure("missing takes names");
    }

    private static List<?> missing(List<?> names, Scope scope) {
        List<@Nullable Object> missing = new ArrayList<>();
        for (Object name : names) {
            if (Variable.named(name, scope) == null) {
                missing.add(name);
            }
        }
        return missing;
    }

    private static List<?> missingSome(List<?> arguments, Scope scope) {
        long needed = Numerals.toInteger(Coercions.number(Coercions.at(arguments, 0)));
        List<?> names = Coercions.list(Coercions.at(arguments, 1));
        List<?> missing = missing(names, scope);
        return needed > names.size() - missing.size() ? missing : List.of();
    }

    /// @param all whether every wanted element must be there, or one suffices
    /// @param negate whether the answer is turned round, also for arguments that are no two lists
    private static Operation contains(boolean all, boolean negate) {
        return Operation.taking(
                (arguments, _) -> {
                    boolean twoLists = arguments.size() == 2
                            && arguments.get(0) instanceof List<?>
                            && arguments.get(1) instanceof List<?>;
                    boolean holds = twoLists
                            && contains(Coercions.list(arguments.get(0)), Coercions.list(arguments.get(1)), all);
                    return holds != negate;
                },
                new Node.Constant(negate));
    }

    private static boolean contains(List<?> elements, List<?> wanted, boolean all) {
        for (Object one : wanted) {
            if (containsOne(elements, one) != all) {
                return !all;
            }
        }
        return all;
    }

    private static boolean containsOne(List<?> elements, @Nullable Object wanted) {
        for (Object element : elements) {
            if (Coercions.same(element, wanted)) {
                return true;
            }
        }
        return false;
    }

    /// A copy of a map with one field put in.
    private static @Nullable Object set(List<?> arguments) {
        if (arguments.size() < 3 || !(arguments.getFirst() instanceof Map<?, ?> fields)) {
            return arguments.isEmpty() ? null : arguments.getFirst();
        }
        Map<@Nullable Object, @Nullable Object> changed = new HashMap<>(fields);
        changed.put(Coercions.text(arguments.get(1)), arguments.get(2));
        return changed;
    }
}
