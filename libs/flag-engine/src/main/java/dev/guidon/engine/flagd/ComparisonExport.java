package dev.guidon.engine.flagd;

import dev.guidon.engine.flag.Operator;
import dev.guidon.engine.flag.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// Writes how one attribute that is no list is compared with the values of a condition. JsonLogic takes one kind of
/// value for another where this project does not, so every form asks for the kind first.
///
/// @param holds whether the comparison holds for what the given expression reads
/// @param fails whether it fails for a value that the operator can read
record ComparisonExport(Function<Value, Value> holds, Function<Value, Value> fails) {

    /// @param operator one that [#isPortable] tells
    static ComparisonExport of(Operator operator, List<Value> values) {
        return switch (operator) {
            case EQUALS, IN -> ofAnything(attribute -> isOneOf(attribute, values));
            case CONTAINS -> ofAnything(attribute -> contains(attribute, values));
            case STARTS_WITH -> ofText(attribute -> anyOf("starts_with", attribute, values));
            case ENDS_WITH -> ofText(attribute -> anyOf("ends_with", attribute, values));
            case LESS_THAN -> ofNumber("<", ">=", numbers(values).max());
            case AT_MOST -> ofNumber("<=", ">", numbers(values).max());
            case GREATER_THAN -> ofNumber(">", "<=", numbers(values).min());
            case AT_LEAST -> ofNumber(">=", "<", numbers(values).min());
            case SEMVER_EQUALS -> ofVersion("=", "!=", values);
            case SEMVER_LESS_THAN -> ofVersion("<", ">=", values);
            case SEMVER_AT_MOST -> ofVersion("<=", ">", values);
            case SEMVER_GREATER_THAN -> ofVersion(">", "<=", values);
            case SEMVER_AT_LEAST -> ofVersion(">=", "<", values);
            case MATCHES, BEFORE, AFTER, IN_CIDR, EXISTS ->
                throw new IllegalArgumentException(operator + " compares nothing that flagd can compare");
        };
    }

    static boolean isPortable(Operator operator) {
        return switch (operator) {
            case EQUALS,
                    IN,
                    CONTAINS,
                    STARTS_WITH,
                    ENDS_WITH,
                    LESS_THAN,
                    AT_MOST,
                    GREATER_THAN,
                    AT_LEAST,
                    SEMVER_EQUALS,
                    SEMVER_LESS_THAN,
                    SEMVER_AT_MOST,
                    SEMVER_GREATER_THAN,
                    SEMVER_AT_LEAST,
                    EXISTS -> true;
            case MATCHES, BEFORE, AFTER, IN_CIDR -> false;
        };
    }

    private static ComparisonExport ofAnything(Function<Value, Value> holds) {
        return new ComparisonExport(
                holds, attribute -> Logic.all(Logic.isThere(attribute), Logic.not(holds.apply(attribute))));
    }

    private static ComparisonExport ofText(Function<Value, Value> holds) {
        return new ComparisonExport(
                holds, attribute -> Logic.all(Logic.isText(attribute), Logic.not(holds.apply(attribute))));
    }

    /// @param bound the one that decides when several are given
    private static ComparisonExport ofNumber(String relation, String opposite, OptionalDouble bound) {
        Value number = Logic.number(bound.orElseThrow());
        return new ComparisonExport(
                attribute -> number(attribute, relation, number), attribute -> number(attribute, opposite, number));
    }

    private static Value number(Value attribute, String relation, Value bound) {
        List<Value> parts = new ArrayList<>(Logic.isNoOtherScalar(attribute));
        parts.add(Logic.call(relation, attribute, bound));
        return Logic.all(parts);
    }

    private static ComparisonExport ofVersion(String relation, String opposite, List<Value> bounds) {
        return new ComparisonExport(
                attribute -> Logic.all(Logic.isText(attribute), Logic.any(versions(attribute, relation, bounds))),
                attribute -> Logic.all(Logic.isText(attribute), Logic.all(versions(attribute, opposite, bounds))));
    }

    private static List<Value> versions(Value attribute, String relation, List<Value> bounds) {
        return bounds.stream()
                .map(bound -> Logic.call("sem_ver", attribute, new Value.Text(relation), bound))
                .toList();
    }

    private static Value anyOf(String operator, Value attribute, List<Value> values) {
        return Logic.any(texts(values)
                .map(value -> Logic.call(operator, attribute, value))
                .toList());
    }

    private static Value isOneOf(Value attribute, List<Value> values) {
        List<Value> parts = new ArrayList<>();
        List<Value> texts = texts(values).toList();
        if (texts.size() == 1) {
            parts.add(Logic.isSame(attribute, texts.getFirst()));
        } else if (!texts.isEmpty()) {
            // The number 0 is "in" any list of texts that are no numbers.
            parts.add(Logic.all(Logic.isText(attribute), Logic.call("in", attribute, Logic.list(texts.stream()))));
        }
        parts.addAll(otherScalars(attribute, values));
        return Logic.any(parts);
    }

    /// A text contains texts; any other scalar is only contained in itself.
    private static Value contains(Value attribute, List<Value> values) {
        List<Value> parts = new ArrayList<>();
        texts(values)
                .map(text -> Logic.all(Logic.isText(attribute), Logic.call("in", text, attribute)))
                .forEach(parts::add);
        parts.addAll(otherScalars(attribute, values));
        return Logic.any(parts);
    }

    private static List<Value> otherScalars(Value attribute, List<Value> values) {
        List<Value> parts = new ArrayList<>();
        List<Value> numbers = numbers(values).mapToObj(Logic::number).distinct().toList();
        if (numbers.size() == 1) {
            parts.add(Logic.isSame(attribute, numbers.getFirst()));
        } else if (!numbers.isEmpty()) {
            parts.add(Logic.call("in", attribute, Logic.list(numbers.stream())));
        }
        values.stream()
                .filter(Value.Bool.class::isInstance)
                .distinct()
                .map(value -> Logic.isSame(attribute, value))
                .forEach(parts::add);
        return parts;
    }

    private static Stream<Value> texts(List<Value> values) {
        return values.stream().filter(Value.Text.class::isInstance).distinct();
    }

    private static DoubleStream numbers(List<Value> values) {
        return values.stream()
                .filter(value -> value instanceof Value.Whole || value instanceof Value.Decimal)
                .mapToDouble(
                        value -> value instanceof Value.Whole(var whole) ? whole : ((Value.Decimal) value).value());
    }
}
