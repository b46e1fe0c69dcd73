package dev.guidon.flag.publish;

import io.smallrye.mutiny.Uni;

/// Reads environments as a whole, in the caller's transaction.
public interface SnapshotSource {

    /// The sequence is read first. What is committed in between is in the snapshot already and comes again as a
    /// change, which does no harm; the other way round it would be lost.
    Uni<Snapshot> snapshot(String environmentId);
}
