package dev.guidon.experiment.adapter.postgres;

import dev.guidon.experiment.define.Experiment;
import dev.guidon.experiment.define.ExperimentStore;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Experiments in PostgreSQL.
@ApplicationScoped
class PostgresExperimentStore implements ExperimentStore {
    private static final String KIND = "experiment";

    @Override
    public Uni<Void> add(Experiment experiment) {
        return Rows.insertUnique(ExperimentRow.of(experiment), new Failure.AlreadyExists(KIND, experiment.key()));
    }

    @Override
    public Uni<Long> count(String environmentId) {
        return Rows.inSession(session -> session.createSelectionQuery(
                        "select count(*) from ExperimentRow e where e.id.environmentId = :environment", Long.class)
                .setParameter("environment", environmentId)
                .getSingleResult());
    }

    @Override
    public Uni<Experiment> get(String environmentId, String key) {
        return Rows.inSession(session -> session.find(ExperimentRow.class, new ExperimentRow.Id(environmentId, key)))
                .onItem()
                .ifNull()
                .failWith(() -> new FailureException(new Failure.NotFound(KIND, key)))
                .map(ExperimentRow::toExperiment);
    }

    @Override
    public Uni<List<Experiment>> list(String environmentId, String after, int limit) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from ExperimentRow e where e.id.environmentId = :environment and e.id.key > :after"
                                        + " order by e.id.key",
                                ExperimentRow.class)
                        .setParameter("environment", environmentId)
                        .setParameter("after", after)
                        .setMaxResults(limit)
                        .getResultList())
                .map(rows -> rows.stream().map(ExperimentRow::toExperiment).toList());
    }
}
