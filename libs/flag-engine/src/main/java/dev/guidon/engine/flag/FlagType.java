package dev.guidon.engine.flag;

/// What kind of value all variants of a flag have.
public enum FlagType {
    BOOLEAN,
    STRING,
    INTEGER,
    DOUBLE,
    OBJECT;

    /// Whether a variant of a flag of this type may have `value`.
    public boolean accepts(Value value) {
        return switch (this) {
            case BOOLEAN -> value instanceof Value.Bool;
            case STRING -> value instanceof Value.Text;
            case INTEGER -> value instanceof Value.Whole;
            case DOUBLE -> value instanceof Value.Decimal;
            case OBJECT -> value instanceof Value.Structure;
        };
    }
}
