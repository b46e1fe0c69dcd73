package dev.guidon.engine.flag;

import java.util.List;
import java.util.stream.Stream;

/// What a subject must be for a rule to match.
public sealed interface Condition {

    /// Keys of the segments that it asks for, at any depth, some perhaps twice.
    default Stream<String> segments() {
        return switch (this) {
            case All(var parts) -> parts.stream().flatMap(Condition::segments);
            case Any(var parts) -> parts.stream().flatMap(Condition::segments);
            case Not(var part) -> part.segments();
            case InSegment(var segment, var _) -> Stream.of(segment);
            case Test _ -> Stream.empty();
        };
    }

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

    /// Asks whether the subject is in a segment. Everybody either is or is not: who lacks the attributes that the
    /// segment looks at is in it no more than who has the wrong ones, and a negated test holds for both. A segment
    /// that does not exist meets no test, negated or not.
    ///
    /// @param negate whether the subject must not be in it instead
    record InSegment(String segment, boolean negate) implements Condition {}
}
