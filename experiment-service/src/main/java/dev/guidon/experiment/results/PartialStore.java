package dev.guidon.experiment.results;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;

/// Where partial sums are kept. Works in the caller's transaction.
public interface PartialStore {

    /// Puts each one in place of the one with the same key and partition, unless that has the same or a later sequence.
    ///
    /// @param partials at most one of each key and partition
    Uni<Void> put(Collection<PartialSum> partials);

    /// All partial sums of an experiment, ordered by partition.
    Uni<List<PartialSum>> of(String environmentId, String experimentKey);
}
