package dev.guidon.engine.flagd;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The operators that compute only what they need: `if`, `and`, `or`, and `!`.
final class Branches {
    private Branches() {}

    /// Conditions and results in turn; a last one without a partner is for everything else.
    static Node conditional(Node[] clauses) {
        int last = clauses.length - 1;
        Node otherwise = clauses.length % 2 == 1 ? clauses[last] : new Node.Constant(null);
        return scope -> {
            for (int i = 0; i < last; i += 2) {
                if (clauses[i].test(scope)) {
                    return result(clauses[i + 1].eval(scope));
                }
            }
            return result(otherwise.eval(scope));
        };
    }

    /// flagd takes a map with one field that comes out of the data for a rule. Data are never run as rules here.
    private static @Nullable Object result(@Nullable Object value) {
        if (value instanceof Map<?, ?> fields && fields.size() == 1) {
            throw new RuleFailure("a map out of the data is no rule");
        }
        return value;
    }

    /// The first part that is false, or the last one.
    static Node and(Node[] parts) {
        return untilOneIs(false, parts);
    }

    /// The first part that is true, or the last one.
    static Node or(Node[] parts) {
        return untilOneIs(true, parts);
    }

    private static Node untilOneIs(boolean wanted, Node[] parts) {
        return new Node() {
            @Override
            public @Nullable Object eval(Scope scope) {
                Object value = null;
                for (Node part : parts) {
                    value = part.eval(scope);
                    if (Coercions.isTrue(value) == wanted) {
                        return value;
                    }
                }
                return value;
            }

            @Override
            public boolean test(Scope scope) {
                for (Node part : parts) {
                    if (part.test(scope) == wanted) {
                        return wanted;
                    }
                }
                return parts.length != 0 && !wanted;
            }
        };
    }

    static Node not(Node inner) {
        return new Negation(inner);
    }

    private record Negation(Node inner) implements Node {
        @Override
        public Object eval(Scope scope) {
            return test(scope);
        }

        @Override
        public boolean test(Scope scope) {
            return !inner.test(scope);
        }
    }

    /// Of a list, the first element counts.
    static Operation negation(boolean twice) {
        return Operation.taking(
                (arguments, _) -> {
                    boolean truth = !arguments.isEmpty() && Coercions.isTrue(arguments.getFirst());
                    return truth == twice;
                },
                (argument, _) -> Coercions.isTrue(argument) == twice);
    }
}
