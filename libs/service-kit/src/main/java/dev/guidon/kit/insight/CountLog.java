package dev.guidon.kit.insight;

import dev.guidon.contracts.insights.v1.EvaluationCounts;

/// Where counts go.
@FunctionalInterface
public interface CountLog {

    /// Blocks until the record is safe, or it is clear that it may not be. May then have been taken nevertheless, which
    /// its sequence makes harmless.
    ///
    /// @return whether it is safe
    boolean append(EvaluationCounts record);
}
