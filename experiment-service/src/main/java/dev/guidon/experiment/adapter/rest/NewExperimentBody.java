package dev.guidon.experiment.adapter.rest;

import dev.guidon.experiment.define.ExperimentDraft;
import dev.guidon.experiment.define.ExperimentDraft.MetricDraft;
import dev.guidon.experiment.identify.Place;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An experiment as it is sent.
@Schema(
        name = "NewExperiment",
        requiredProperties = {"key", "flagKey", "arms", "control", "metrics"})
record NewExperimentBody(
        @Nullable String key,

        @Schema(description = "For the administrator; an API key has one already") @Nullable
        String project,

        @Schema(description = "For the administrator; an API key has one already") @Nullable
        String environment,

        @Nullable String hypothesis,
        @Nullable String flagKey,
        @Schema(defaultValue = "targetingKey") @Nullable String unit,
        @Nullable List<@Nullable String> arms,
        @Nullable String control,
        @Nullable List<@Nullable MetricDraft> metrics) {

    /// What stands in for a body that was not sent, until it is known who asks.
    static final NewExperimentBody EMPTY = new NewExperimentBody(null, null, null, null, null, null, null, null, null);

    Place place() {
        return new Place(Optional.ofNullable(project), Optional.ofNullable(environment), "/");
    }

    ExperimentDraft draft() {
        return new ExperimentDraft(key, hypothesis, flagKey, unit, arms, control, metrics);
    }
}
