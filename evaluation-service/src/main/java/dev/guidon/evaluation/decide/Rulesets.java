package dev.guidon.evaluation.decide;

import dev.guidon.feed.Environment;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// The environments as they are now. Reading never waits.
public interface Rulesets {

    Optional<Environment> environment(String id);

    /// The environment once it has reached a sequence; fails with
    /// [dev.guidon.kit.failure.Failure.Unavailable] when that does not happen within a short, bounded time.
    CompletionStage<Environment> atLeast(String id, long sequence);
}
