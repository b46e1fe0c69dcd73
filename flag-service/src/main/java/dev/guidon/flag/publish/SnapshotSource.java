package dev.guidon.flag.publish;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/// Reads environments as a whole, in the caller's transaction.
public interface SnapshotSource {

    /// The sequence is read first. What is committed in between is in the snapshot already and comes again as a
    /// change, which does no harm; the other way round it would be lost.
    Uni<Snapshot> snapshot(String environmentId);

    /// How much the snapshot of each environment would have, as of one moment. Environments that are gone are left out.
    Uni<Map<String, RulesetMirror.Sizes>> sizes(List<String> environmentIds);
}
