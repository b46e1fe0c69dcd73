package dev.guidon.engine.evaluate;

/// Compares one attribute that is not a list with the values of a condition.
@FunctionalInterface
interface Comparison {
    /// @param attribute a `String`, `Boolean`, `Long` or `Double`
    Verdict of(Object attribute);
}
