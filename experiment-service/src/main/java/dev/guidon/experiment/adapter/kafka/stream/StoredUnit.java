package dev.guidon.experiment.adapter.kafka.stream;

import dev.guidon.experiment.measure.Contribution;
import dev.guidon.experiment.measure.UnitHistory;
import dev.guidon.experiment.measure.UnitKind;
import java.util.Set;

/// A unit as its partition remembers it.
///
/// @param contributions what the unit counts for in the partition's sums at this moment
record StoredUnit(UnitKind kind, UnitHistory history, Set<Contribution> contributions) {
    StoredUnit {
        contributions = Set.copyOf(contributions);
    }

    static StoredUnit unseen(UnitKind kind) {
        return new StoredUnit(kind, UnitHistory.empty(), Set.of());
    }
}
