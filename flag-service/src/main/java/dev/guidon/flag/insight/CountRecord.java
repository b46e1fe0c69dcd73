package dev.guidon.flag.insight;

import dev.guidon.kit.insight.HyperLogLog;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// What one process counted since its record before.
///
/// @param sequence from 1; a record with a sequence that was seen is the same record
/// @param dropped evaluations that it did not count
public record CountRecord(
        String instanceId,
        long sequence,
        List<FlagCount> counts,
        List<Sketch> subjects,
        List<KeyUse> keys,
        long dropped) {

    public CountRecord {
        counts = List.copyOf(counts);
        subjects = List.copyOf(subjects);
        keys = List.copyOf(keys);
    }

    /// @param minute when, by the clock of the process
    /// @param reason in OpenFeature's words
    public record FlagCount(
            String environmentId, String flagKey, String variant, String reason, Instant minute, long evaluations) {}

    /// @param minute in which a caller showed it last
    public record KeyUse(String environmentId, String keyId, Instant minute) {}

    /// @param seen the subjects of a day so far
    public record Sketch(String environmentId, LocalDate day, HyperLogLog seen) {}
}
