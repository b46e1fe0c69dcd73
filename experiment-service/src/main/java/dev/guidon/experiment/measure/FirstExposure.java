package dev.guidon.experiment.measure;

import java.time.Instant;
import java.util.Set;

/// How a unit met an experiment.
///
/// @param at the earliest exposure that is known
/// @param arms every arm that the unit was seen in, at least one
public record FirstExposure(Instant at, Set<String> arms) {
    public FirstExposure {
        arms = Set.copyOf(arms);
        if (arms.isEmpty()) {
            throw new IllegalArgumentException("an exposure has an arm");
        }
    }

    boolean isInSeveralArms() {
        return arms.size() > 1;
    }
}
