package dev.guidon.experiment.measure;

import dev.guidon.stats.AnchoredSums;
import java.time.Instant;
import java.util.Comparator;
import java.util.OptionalDouble;

/// An event of one unit, as far as metrics need it.
///
/// @param id the same for every copy of the same event
public record Fact(String eventName, String id, Instant occurredAt, OptionalDouble value) {
    /// Keeps the sum of all facts of a unit within what [AnchoredSums] accepts, with room for rounding.
    public static final double LARGEST_VALUE = AnchoredSums.LARGEST / (2 * UnitHistory.MAX_FACTS);

    /// A total order, so that facts stand in one order whatever order they came in.
    static final Comparator<Fact> ORDER = Comparator.comparing(Fact::occurredAt)
            .thenComparing(Fact::id)
            .thenComparing(Fact::eventName)
            .thenComparing(fact -> fact.value().orElse(0));

    public Fact {
        if (!(Math.abs(value.orElse(0)) <= LARGEST_VALUE)) {
            throw new IllegalArgumentException("a fact's value must be within ±" + LARGEST_VALUE);
        }
    }
}
