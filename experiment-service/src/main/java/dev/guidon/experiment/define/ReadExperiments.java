package dev.guidon.experiment.define;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Experiments as they were defined.
@ApplicationScoped
public class ReadExperiments {
    private final ExperimentStore experiments;

    ReadExperiments(ExperimentStore experiments) {
        this.experiments = experiments;
    }

    /// Fails with `NotFound`.
    @WithTransaction
    public Uni<Experiment> one(String environmentId, String key) {
        return experiments.get(environmentId, key);
    }

    /// By key, those after `after`, at most `limit`.
    @WithTransaction
    public Uni<List<Experiment>> list(String environmentId, String after, int limit) {
        return experiments.list(environmentId, after, limit);
    }
}
