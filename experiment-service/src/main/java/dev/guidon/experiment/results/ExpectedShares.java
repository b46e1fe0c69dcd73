package dev.guidon.experiment.results;

import java.util.Map;

/// How the units of an experiment should be split over its arms.
public sealed interface ExpectedShares {

    /// As the flag's rule says now.
    ///
    /// @param weights by variant
    record OfFlag(Map<String, Integer> weights) implements ExpectedShares {
        public OfFlag {
            weights = Map.copyOf(weights);
        }
    }

    /// The flag has no rule that serves the experiment: all arms alike.
    record Equal() implements ExpectedShares {}

    /// Nobody could be asked. A guess would turn an uneven split into a false alarm.
    record Unknown() implements ExpectedShares {}
}
