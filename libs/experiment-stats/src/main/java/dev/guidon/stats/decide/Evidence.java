package dev.guidon.stats.decide;

import java.util.List;

/// All that a decision rests on.
///
/// @param failedChecks of quality: sample ratio, pre-exposure balance, multiple exposures; empty when all passed
/// @param mayBeDecided whether the verdicts hold at this look: the planned sample is there, or the tests are
///     sequential, or the significance is extreme
public record Evidence(List<MetricVerdict> metrics, List<String> failedChecks, boolean hasData, boolean mayBeDecided) {
    public Evidence {
        metrics = List.copyOf(metrics);
        failedChecks = List.copyOf(failedChecks);
    }
}
