package dev.guidon.engine.flagd;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A compiled part of a rule. Immutable, and free of effects but for the steps that it counts.
///
/// Values are what JSON has: null, `Boolean`, `String`, `Number` (always read as a double), `List` and `Map`.
@FunctionalInterface
interface Node {
    /// @throws RuleFailure when flagd would refuse the rule for these data
    @Nullable
    Object eval(Scope scope);

    /// Whether the value counts as true. Nodes that know it without making the value say so here.
    default boolean test(Scope scope) {
        return Coercions.isTrue(eval(scope));
    }

    record Constant(@Nullable Object value) implements Node {
        @Override
        public @Nullable Object eval(Scope scope) {
            return value;
        }
    }

    /// A list whose elements are computed.
    static Node list(Node[] elements) {
        return scope -> evalAll(elements, scope);
    }

    static List<@Nullable Object> evalAll(Node[] nodes, Scope scope) {
        @Nullable Object[] values = new Object[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            values[i] = nodes[i].eval(scope);
        }
        return Arrays.asList(values);
    }

    static Node failing(String problem) {
        return _ -> {
            throw new RuleFailure(problem);
        };
    }
}
