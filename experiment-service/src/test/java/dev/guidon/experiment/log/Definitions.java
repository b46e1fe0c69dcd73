package dev.guidon.experiment.log;

import dev.guidon.contracts.experiments.v1.ExperimentDefinition;
import dev.guidon.contracts.experiments.v1.MetricDefinition;
import dev.guidon.contracts.experiments.v1.MetricKind;

/// Definitions as they stand on the topic.
public final class Definitions {
    private Definitions() {}

    /// Arms `off` and `on`; metrics `bought` (conversion) and `revenue` (mean), both of the event `purchase`.
    public static ExperimentDefinition checkout() {
        return ExperimentDefinition.newBuilder()
                .setEnvironmentId(Entry.ENVIRONMENT)
                .setKey(Entry.EXPERIMENT)
                .setUnitAttribute("targetingKey")
                .addArms("off")
                .addArms("on")
                .addMetrics(metric("bought", MetricKind.METRIC_KIND_CONVERSION, "purchase"))
                .addMetrics(metric("revenue", MetricKind.METRIC_KIND_MEAN, "purchase"))
                .setVersion(1)
                .build();
    }

    public static MetricDefinition.Builder metric(String key, MetricKind kind, String eventName) {
        return MetricDefinition.newBuilder().setKey(key).setKind(kind).setEventName(eventName);
    }
}
