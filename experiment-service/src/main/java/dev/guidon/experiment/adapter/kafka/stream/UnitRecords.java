package dev.guidon.experiment.adapter.kafka.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.guidon.contracts.events.v1.Event;
import dev.guidon.contracts.events.v1.Exposure;
import dev.guidon.contracts.types.v1.Unit;
import dev.guidon.experiment.adapter.kafka.stream.UnitRecord.Did;
import dev.guidon.experiment.adapter.kafka.stream.UnitRecord.Met;
import dev.guidon.experiment.adapter.kafka.stream.UnitRecord.Unreadable;
import dev.guidon.experiment.adapter.meters.Meters.Skipped;
import dev.guidon.experiment.measure.Fact;
import dev.guidon.experiment.measure.UnitKind;
import dev.guidon.kit.adapter.kafka.UnitKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads what others write. Never throws: one bad record must not stop those after it.
final class UnitRecords {
    private UnitRecords() {}

    static UnitRecord exposure(byte @Nullable [] bytes) {
        if (bytes == null) {
            return new Unreadable(Skipped.EMPTY);
        }
        try {
            return exposure(Exposure.parseFrom(bytes));
        } catch (InvalidProtocolBufferException _) {
            return new Unreadable(Skipped.UNREADABLE);
        }
    }

    static UnitRecord event(byte @Nullable [] bytes) {
        if (bytes == null) {
            return new Unreadable(Skipped.EMPTY);
        }
        try {
            return event(Event.parseFrom(bytes));
        } catch (InvalidProtocolBufferException _) {
            return new Unreadable(Skipped.UNREADABLE);
        }
    }

    private static UnitRecord exposure(Exposure exposure) {
        if (isAnyEmpty(exposure.getEnvironmentId(), exposure.getExperimentKey(), exposure.getVariant())
                || isIncomplete(exposure.getUnit())
                || exposure.getOccurredAt() <= 0) {
            return new Unreadable(Skipped.INCOMPLETE);
        }
        return new Met(
                key(exposure.getEnvironmentId(), exposure.getUnit()),
                new UnitKind(exposure.getEnvironmentId(), exposure.getUnit().getAttribute()),
                exposure.getExperimentKey(),
                exposure.getVariant(),
                Instant.ofEpochMilli(exposure.getOccurredAt()));
    }

    private static UnitRecord event(Event event) {
        if (isAnyEmpty(event.getEnvironmentId(), event.getId(), event.getName())
                || isIncomplete(event.getUnit())
                || event.getOccurredAt() <= 0) {
            return new Unreadable(Skipped.INCOMPLETE);
        }
        if (event.hasValue() && !(Math.abs(event.getValue()) <= Fact.LARGEST_VALUE)) {
            return new Unreadable(Skipped.OUT_OF_RANGE);
        }
        Fact fact = new Fact(
                event.getName(),
                event.getId(),
                Instant.ofEpochMilli(event.getOccurredAt()),
                event.hasValue() ? OptionalDouble.of(event.getValue()) : OptionalDouble.empty());
        return new Did(
                key(event.getEnvironmentId(), event.getUnit()),
                new UnitKind(event.getEnvironmentId(), event.getUnit().getAttribute()),
                fact);
    }

    private static String key(String environmentId, Unit unit) {
        return new String(UnitKey.of(environmentId, unit), StandardCharsets.UTF_8);
    }

    private static boolean isIncomplete(Unit unit) {
        return isAnyEmpty(unit.getAttribute(), unit.getValue());
    }

    private static boolean isAnyEmpty(String... fields) {
        return Stream.of(fields).anyMatch(String::isEmpty);
    }
}
