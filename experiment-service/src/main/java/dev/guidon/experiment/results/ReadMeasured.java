package dev.guidon.experiment.results;

import dev.guidon.experiment.define.ExperimentStore;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Reads an experiment together with its partial sums.
@ApplicationScoped
public class ReadMeasured {
    private final ExperimentStore experiments;
    private final PartialStore partials;

    ReadMeasured(ExperimentStore experiments, PartialStore partials) {
        this.experiments = experiments;
        this.partials = partials;
    }

    /// Fails with `NotFound`.
    @WithTransaction
    Uni<Measured> read(String environmentId, String experimentKey) {
        return experiments.get(environmentId, experimentKey).chain(experiment -> partials.of(
                        environmentId, experimentKey)
                .map(found -> new Measured(experiment, found)));
    }
}
