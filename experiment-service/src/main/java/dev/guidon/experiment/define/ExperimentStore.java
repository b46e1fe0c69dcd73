package dev.guidon.experiment.define;

import io.smallrye.mutiny.Uni;
import java.util.List;

/// Where experiments are kept. Works in the caller's transaction.
public interface ExperimentStore {

    /// Fails with `AlreadyExists` when the environment has one with this key.
    Uni<Void> add(Experiment experiment);

    Uni<Long> count(String environmentId);

    /// Fails with `NotFound`.
    Uni<Experiment> get(String environmentId, String key);

    /// By key, those after `after`, at most `limit`.
    Uni<List<Experiment>> list(String environmentId, String after, int limit);
}
