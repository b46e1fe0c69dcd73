package dev.guidon.flag.publish;

import io.smallrye.mutiny.Uni;

/// Takes changes to one destination. Called again with the same entries after any failure, so it must be idempotent.
public interface Courier {

    Destination destination();

    /// @return the sequence that the destination has acknowledged, at least the end of the delivery
    Uni<Long> deliver(Delivery delivery);
}
