package dev.guidon.evaluation.decide;

import dev.guidon.feed.Environment;
import dev.guidon.feed.EnvironmentSwap;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// The environments as they are now. Reading never waits.
public interface Rulesets {

    Optional<Environment> environment(String id);

    /// Whether all environments were read at least once, so that one that is not here does not exist.
    boolean loaded();

    /// Whether changes may have been missed for longer than is allowed.
    boolean stale();

    /// The environment once it has reached a sequence; fails with
    /// [dev.guidon.kit.failure.Failure.Unavailable] when that does not happen within a short, bounded time.
    CompletionStage<Environment> atLeast(String id, long sequence);

    /// Tells `listener` of each swap, after it. Listeners are quick.
    void listen(Consumer<EnvironmentSwap> listener);
}
