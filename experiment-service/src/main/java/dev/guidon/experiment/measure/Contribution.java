package dev.guidon.experiment.measure;

/// What one unit counts for in one sum.
public sealed interface Contribution {
    SumKey to();

    /// One unit with its number; the number of a sum of [SumKey#UNITS] is 0.
    record Counted(SumKey to, double value) implements Contribution {}

    /// A unit that met several arms, and so tells nothing about any.
    record Excluded(SumKey to) implements Contribution {}
}
