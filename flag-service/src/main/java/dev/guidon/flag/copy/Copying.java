package dev.guidon.flag.copy;

import dev.guidon.flag.audit.Stamp;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A copy that is being made.
///
/// @param candidates each after those that it requires
record Copying(
        CopyOrder order,
        Ground ground,
        List<Candidate> candidates,
        BringSegments.Brought brought,
        Definitions definitions,
        Stamp stamp) {
    Copying {
        candidates = List.copyOf(candidates);
    }

    Copying(CopyOrder order, Ground ground, List<Candidate> candidates, BringSegments.Brought brought, Stamp stamp) {
        this(order, ground, candidates, brought, definitions(order, ground, candidates), stamp);
    }

    static Definitions definitions(CopyOrder order, Ground ground, List<Candidate> candidates) {
        Set<String> coming = order.createMissing()
                ? candidates.stream()
                        .filter(Candidate.Found.class::isInstance)
                        .map(Candidate::flagKey)
                        .collect(Collectors.toSet())
                : Set.of();
        return Definitions.of(ground.from(), ground.to(), coming);
    }
}
