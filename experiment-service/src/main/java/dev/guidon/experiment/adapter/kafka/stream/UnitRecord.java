package dev.guidon.experiment.adapter.kafka.stream;

import dev.guidon.experiment.adapter.meters.Meters.Skipped;
import dev.guidon.experiment.measure.Fact;
import dev.guidon.experiment.measure.UnitKind;
import java.time.Instant;

/// A record about a unit, as far as it could be read. The unit's key is what the key of the record must be.
sealed interface UnitRecord {

    record Met(String unitKey, UnitKind kind, String experimentKey, String arm, Instant at) implements UnitRecord {}

    record Did(String unitKey, UnitKind kind, Fact fact) implements UnitRecord {}

    record Unreadable(Skipped reason) implements UnitRecord {}
}
