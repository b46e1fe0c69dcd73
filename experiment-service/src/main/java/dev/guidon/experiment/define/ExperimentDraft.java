package dev.guidon.experiment.define;

import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An experiment as its author wrote it: anything may be missing or wrong.
public record ExperimentDraft(
        @Nullable String key,
        @Nullable String hypothesis,
        @Nullable String flagKey,
        @Nullable String unit,
        @Nullable List<@Nullable String> arms,
        @Nullable String control,
        @Nullable List<@Nullable MetricDraft> metrics) {

    /// A metric of the draft.
    public record MetricDraft(
            @Nullable String key,
            @Nullable String kind,
            @Nullable String event) {}

    /// The experiment, if nothing is wrong.
    ///
    /// @throws FailureException of `Invalid` that lists everything that is
    public Experiment read(String environmentId, Instant now) {
        DraftCheck check = new DraftCheck();
        Experiment experiment = check.experiment(this, environmentId, now);
        if (experiment == null) {
            throw new FailureException(new Failure.Invalid(check.violations()));
        }
        return experiment;
    }
}
