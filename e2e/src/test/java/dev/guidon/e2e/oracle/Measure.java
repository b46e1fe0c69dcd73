package dev.guidon.e2e.oracle;

/// A metric of an experiment: its key, and the event that it counts.
public sealed interface Measure {
    String key();

    String event();

    /// How many units did it at all.
    record Conversion(String key, String event) implements Measure {}

    /// The sum of the values of a unit's events.
    record Mean(String key, String event) implements Measure {}
}
