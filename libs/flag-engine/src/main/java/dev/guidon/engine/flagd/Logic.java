package dev.guidon.engine.flagd;

import dev.guidon.engine.flag.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Puts rules together in JsonLogic.
final class Logic {
    static final Value NOTHING = new Value.Nothing();
    static final Value TRUE = new Value.Bool(true);
    static final Value FALSE = new Value.Bool(false);
    static final Value EMPTY = new Value.Text("");

    private static final double EXACT = 0x1p53;

    private Logic() {}

    static Value call(String operator, Value... arguments) {
        return call(operator, List.of(arguments));
    }

    static Value call(String operator, List<Value> arguments) {
        return new Value.Structure(Map.of(operator, new Value.Sequence(arguments)));
    }

    static Value variable(String path) {
        return new Value.Structure(Map.of("var", new Value.Text(path)));
    }

    /// Whole numbers without a decimal point, for people to read.
    static Value number(double number) {
        return number == Math.rint(number) && Math.abs(number) < EXACT
                ? new Value.Whole((long) number)
                : new Value.Decimal(number);
    }

    static Value list(Stream<? extends Value> elements) {
        return new Value.Sequence(elements.<Value>map(element -> element).toList());
    }

    static Value all(List<Value> parts) {
        return parts.size() == 1 ? parts.getFirst() : parts.isEmpty() ? TRUE : call("and", parts);
    }

    static Value all(Value... parts) {
        return all(List.of(parts));
    }

    static Value any(List<Value> parts) {
        return parts.size() == 1 ? parts.getFirst() : parts.isEmpty() ? FALSE : call("or", parts);
    }

    static Value not(Value part) {
        return call("!", part);
    }

    static Value isSame(Value left, Value right) {
        return call("===", left, right);
    }

    /// Neither missing nor null.
    static Value isThere(Value value) {
        return call("!=", value, NOTHING);
    }

    /// `starts_with` is null, which is false, for anything but two texts; and every text starts with the empty one.
    static Value isText(Value value) {
        return call("starts_with", value, EMPTY);
    }

    /// What leaves only numbers, lists and maps over; comparisons of size are false for the last two.
    static List<Value> isNoOtherScalar(Value value) {
        return List.of(isThere(value), not(isText(value)), not(isSame(value, TRUE)), not(isSame(value, FALSE)));
    }
}
