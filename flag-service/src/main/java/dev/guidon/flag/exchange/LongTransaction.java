package dev.guidon.flag.exchange;

import io.smallrye.mutiny.Uni;

/// The caller's transaction when it changes thousands of things.
public interface LongTransaction {

    /// Sends what is pending and forgets what was read, so that the work of each further step does not grow
    /// with what was done before. Nothing is committed by it.
    Uni<Void> forget();
}
