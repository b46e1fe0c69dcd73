package dev.guidon.engine.flagd;

import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.Operator;
import dev.guidon.engine.flag.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Writes conditions as rules of flagd. What flagd cannot express becomes an operator that no flagd knows, so that
/// such a flag fails there instead of serving something else.
///
/// @param problems takes what makes the flag unportable, in words
/// @param segments how being in a segment is expressed
record ConditionExport(Set<String> problems, Segments segments) {
    interface Segments {
        /// Empty when there is no such segment.
        Optional<Value> of(String key, Set<String> problems);
    }

    /// Begins the name of each operator that only this project knows.
    static final String OWN = "guidon_";

    private static final Value ELEMENT = Logic.variable("");

    Value of(Condition condition) {
        return switch (condition) {
            case Condition.All(var parts) ->
                Logic.all(parts.stream().map(this::of).toList());
            case Condition.Any(var parts) ->
                Logic.any(parts.stream().map(this::of).toList());
            case Condition.Not(var part) -> Logic.not(of(part));
            case Condition.Test test -> of(test);
            case Condition.InSegment(var segment, var negate) ->
                segments.of(segment, problems)
                        .map(in -> negate ? Logic.not(in) : in)
                        .orElse(Logic.FALSE);
        };
    }

    private Value of(Condition.Test test) {
        Value attribute = attribute(test.attribute());
        if (!ComparisonExport.isPortable(test.operator())) {
            problems.add(
                    "flagd has no " + word(test.operator()) + ", as the condition on " + test.attribute() + " asks");
            return Logic.call(
                    OWN + word(test.operator()),
                    attribute,
                    new Value.Sequence(test.values()),
                    new Value.Bool(test.negate()));
        }
        if (test.operator() == Operator.EXISTS) {
            return test.negate() ? Logic.call("==", attribute, Logic.NOTHING) : Logic.isThere(attribute);
        }
        ComparisonExport comparison = ComparisonExport.of(test.operator(), test.values());
        Value some = ofSome(attribute, comparison.holds());
        return test.negate() ? Logic.all(Logic.not(some), ofSome(attribute, comparison.fails())) : some;
    }

    /// A list meets a test when some element does. `merge` makes a list of one out of anything else.
    private static Value ofSome(Value attribute, Function<Value, Value> test) {
        return Logic.call("some", Logic.call("merge", attribute), test.apply(ELEMENT));
    }

    /// flagd drops empty parts of a path, and overwrites `$flagd`.
    Value attribute(String path) {
        List<String> parts = List.of(path.split("\\.", -1));
        if (parts.contains("") || parts.getFirst().equals(Scope.FLAGD)) {
            problems.add("flagd cannot read the attribute " + path);
            return Logic.call(OWN + "attribute", new Value.Text(path));
        }
        return Logic.variable(path);
    }

    private static String word(Operator operator) {
        return operator.name().toLowerCase(Locale.ROOT);
    }
}
