package dev.guidon.flag.publish;

import io.smallrye.mutiny.Uni;

/// Takes changes to one destination. Called again with the same entries after any failure, so it must be idempotent.
public interface Courier {

    Destination destination();

    /// @return the sequence that the destination has acknowledged: short of the last entry when time ran out, past it
    ///     when the environment was replaced as a whole
    Uni<Long> deliver(Delivery delivery);
}
