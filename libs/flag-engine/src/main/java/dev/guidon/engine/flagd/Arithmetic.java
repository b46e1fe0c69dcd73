package dev.guidon.engine.flagd;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/// The arithmetic operators. Text that is no number counts as 0; null, booleans, lists and maps fail.
final class Arithmetic {
    static final Operation SUM = Operation.taking(
            (arguments, _) -> folded(arguments, 0, 0.0, Double::sum), (argument, _) -> Coercions.number(argument));

    static final Operation PRODUCT = (arguments, _) -> folded(arguments, 0, 1.0, (left, right) -> left * right);

    static final Operation DIFFERENCE = (arguments, _) -> switch (arguments.size()) {
        case 0 -> 0.0;
        case 1 -> -1 * Coercions.number(arguments.getFirst());
        default -> fromFirst(arguments, (left, right) -> left - right);
    };

    static final Operation QUOTIENT =
            (arguments, _) -> arguments.isEmpty() ? 0.0 : fromFirst(arguments, (left, right) -> left / right);

    static final Operation REMAINDER = (arguments, _) ->
            Coercions.number(Coercions.at(arguments, 0)) % Coercions.number(Coercions.at(arguments, 1));

    static final Operation MAXIMUM = (arguments, _) -> extreme(arguments, (best, next) -> next > best ? next : best);

    static final Operation MINIMUM = (arguments, _) -> extreme(arguments, (best, next) -> best > next ? next : best);

    static final Operation ABSOLUTE = Operation.taking(
            (arguments, _) -> Math.abs(Coercions.number(Coercions.at(arguments, 0))),
            (argument, _) -> Math.abs(Coercions.number(argument)));

    private Arithmetic() {}

    private static @Nullable Object extreme(List<?> arguments, DoubleBinaryOperator choice) {
        return arguments.isEmpty() ? null : fromFirst(arguments, choice);
    }

    private static Double fromFirst(List<?> arguments, DoubleBinaryOperator operator) {
        return folded(arguments, 1, Coercions.number(arguments.getFirst()), operator);
    }

    private static Double folded(List<?> arguments, int from, double start, DoubleBinaryOperator operator) {
        double result = start;
        for (int i = from; i < arguments.size(); i++) {
            result = operator.applyAsDouble(result, Coercions.number(arguments.get(i)));
        }
        return result;
    }
}
