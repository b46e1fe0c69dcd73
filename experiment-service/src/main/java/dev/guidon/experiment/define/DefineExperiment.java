package dev.guidon.experiment.define;

import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Adds an experiment to an environment. Events and exposures from before count too, as far as the stream has them.
@ApplicationScoped
public class DefineExperiment {
    private final ExperimentStore experiments;
    private final DefinitionOutbox outbox;

    DefineExperiment(ExperimentStore experiments, DefinitionOutbox outbox) {
        this.experiments = experiments;
        this.outbox = outbox;
    }

    /// Fails with `AlreadyExists`, or with `Invalid` when the environment is full.
    @WithTransaction
    public Uni<Experiment> define(Experiment experiment) {
        return experiments
                .count(experiment.environmentId())
                .invoke(DefineExperiment::refuseWhenFull)
                .chain(() -> experiments.add(experiment))
                .chain(() -> outbox.add(experiment.definition()))
                .replaceWith(experiment);
    }

    /// Two at the same moment may pass: the bound protects memory, where one more does no harm.
    private static void refuseWhenFull(long existing) {
        if (existing >= Experiment.MAX_PER_ENVIRONMENT) {
            throw new FailureException(Failure.Invalid.of(
                    "/key", "an environment has at most " + Experiment.MAX_PER_ENVIRONMENT + " experiments"));
        }
    }
}
