package dev.guidon.kit.adapter.kafka;

/// A topic that Guidon uses; names carry the version of what is in them.
public enum Topic {
    /// `EnvironmentChange`, by environment.
    FLAG_CHANGES("guidon.flag-changes.v1", Retention.TIME),
    /// `Exposure`, by unit.
    EXPOSURES("guidon.exposures.v1", Retention.TIME),
    /// `Event`, by unit.
    EVENTS("guidon.events.v1", Retention.TIME),
    /// `Inference`, by unit.
    INFERENCES("guidon.inferences.v1", Retention.TIME),
    /// `EvaluationCounts`, by the instance that counted.
    EVALUATION_COUNTS("guidon.evaluation-counts.v1", Retention.TIME),
    /// `EvaluationSample`, by environment and flag.
    EVALUATION_SAMPLES("guidon.evaluation-samples.v1", Retention.TIME),
    /// `ExperimentDefinition`, by environment and experiment; the last one counts.
    EXPERIMENTS("guidon.experiments.v1", Retention.LAST),
    /// `Partial`, by everything that identifies it; the last one counts.
    PARTIALS("guidon.partials.v1", Retention.LAST);

    enum Retention {
        TIME,
        LAST
    }

    private final String suffix;
    private final Retention retention;

    Topic(String suffix, Retention retention) {
        this.suffix = suffix;
        this.retention = retention;
    }

    /// @param prefix sets apart installations that share a broker; usually empty
    public String name(String prefix) {
        return prefix + suffix;
    }

    boolean compacted() {
        return retention == Retention.LAST;
    }
}
