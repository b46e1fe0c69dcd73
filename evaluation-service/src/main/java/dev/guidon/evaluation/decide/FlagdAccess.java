package dev.guidon.evaluation.decide;

import java.util.Optional;
import java.util.function.Consumer;

/// Where the flags come from that the protocols of flagd and OFREP answer about.
public interface FlagdAccess {

    /// The flags that a caller may see.
    ///
    /// @param key that came with the request
    /// @param selector that came with it, which is all that some stock clients can set
    /// @throws dev.guidon.kit.failure.FailureException when the caller may see none, or selects by what cannot be
    FlagdFlags open(Optional<String> key, Optional<String> selector);

    /// Tells `listener` the scope of each change, when answers are new already. Listeners are quick.
    void listen(Consumer<String> listener);
}
