package dev.guidon.experiment.adapter.postgres;

import dev.guidon.experiment.define.Definition;
import dev.guidon.experiment.define.Experiment;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/// A row of `experiment`.
@Entity
@Table(name = "experiment")
class ExperimentRow {

    @Embeddable
    record Id(
            @Column(name = "environment_id") String environmentId,
            @Column(name = "key") String key) {}

    @EmbeddedId
    Id id;

    @Column(name = "flag_key")
    String flagKey;

    @Column(name = "unit_attribute")
    String unitAttribute;

    @Column
    String[] arms;

    @Column
    String control;

    @Column
    String metrics;

    @Column
    String hypothesis;

    @Column(name = "created_at")
    Instant createdAt;

    static ExperimentRow of(Experiment experiment) {
        Definition definition = experiment.definition();
        ExperimentRow row = new ExperimentRow();
        row.id = new Id(definition.environmentId(), definition.key());
        row.flagKey = experiment.flagKey();
        row.unitAttribute = definition.unitAttribute();
        row.arms = definition.arms().toArray(String[]::new);
        row.control = experiment.control();
        row.metrics = MetricsJson.write(definition.metrics());
        row.hypothesis = experiment.hypothesis();
        row.createdAt = experiment.createdAt();
        return row;
    }

    Definition toDefinition() {
        return new Definition(id.environmentId(), id.key(), unitAttribute, List.of(arms), MetricsJson.read(metrics));
    }

    Experiment toExperiment() {
        return new Experiment(toDefinition(), flagKey, control, hypothesis, createdAt);
    }
}
