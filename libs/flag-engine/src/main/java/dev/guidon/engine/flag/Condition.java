package dev.guidon.engine.flag;

import java.util.List;

/// What a subject must be for a rule to match.
public sealed interface Condition {

    /// Holds when every part holds, so an empty one holds for everybody.
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /// Holds when some part holds, so an empty one holds for nobody.
    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /// Holds when `part` does not, also where that is because an attribute is missing.
    record Not(Condition part) implements Condition {}

    /// Compares one attribute. A missing attribute, or one that the operator cannot read, meets no test, negated or
    /// not; only [Operator#EXISTS] speaks about missing ones. A list meets a test when some element does.
    ///
    /// @param attribute path, such as `country` or `device.os`
    /// @param negate whether the comparison must fail instead
    record Test(String attribute, Operator operator, List<Value> values, boolean negate) implements Condition {
        public Test {
            values = List.copyOf(values);
            operator.problemWith(values).ifPresent(problem -> {
                throw new IllegalArgumentException("condition on " + attribute + ": " + problem);
            });
        }
    }
}
