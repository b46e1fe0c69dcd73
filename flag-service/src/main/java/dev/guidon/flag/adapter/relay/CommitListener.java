package dev.guidon.flag.adapter.relay;

import io.smallrye.mutiny.Uni;

/// Hears of every commit that adds to the outbox, by this instance or another, and wakes the loops.
public interface CommitListener {

    /// Listens, unless it does already.
    Uni<Void> keepListening();
}
