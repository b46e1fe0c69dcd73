package dev.guidon.evaluation.decide;

import dev.guidon.engine.flag.Value;

/// The types that flagd tells apart: booleans, strings, numbers and objects.
public final class ValueTypes {
    private ValueTypes() {}

    /// Whether a value is of the type of another. Everything is of the type of a list or of nothing.
    public static boolean isLike(Value value, Value typical) {
        return switch (typical) {
            case Value.Bool _ -> value instanceof Value.Bool;
            case Value.Text _ -> value instanceof Value.Text;
            case Value.Whole _, Value.Decimal _ -> value instanceof Value.Whole || value instanceof Value.Decimal;
            case Value.Structure _ -> value instanceof Value.Structure;
            case Value.Sequence _, Value.Nothing _ -> true;
        };
    }
}
