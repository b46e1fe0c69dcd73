package dev.guidon.flag.publish;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/// Where changes wait for the relays. Works in the caller's transaction, which holds the lock of the environment; that
/// is why sequences have no gaps and are committed in order.
public interface ChangeLog {

    /// Makes a new environment known to the relays.
    Uni<Void> open(String environmentId);

    /// Gives each change the next sequence.
    ///
    /// @return the last sequence given
    Uni<Long> append(String environmentId, List<Change> changes, Instant at);
}
