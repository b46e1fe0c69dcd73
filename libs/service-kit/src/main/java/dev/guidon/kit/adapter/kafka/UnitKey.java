package dev.guidon.kit.adapter.kafka;

import dev.guidon.contracts.types.v1.Unit;
import java.nio.charset.StandardCharsets;

/// The key of every record about a unit: exposures, events and inferences of one unit meet in one partition.
public final class UnitKey {
    private UnitKey() {}

    public static byte[] of(String environmentId, Unit unit) {
        return (environmentId + "/" + unit.getAttribute() + ":" + unit.getValue()).getBytes(StandardCharsets.UTF_8);
    }
}
