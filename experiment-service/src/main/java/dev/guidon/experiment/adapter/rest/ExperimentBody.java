package dev.guidon.experiment.adapter.rest;

import dev.guidon.experiment.define.Experiment;
import dev.guidon.experiment.define.Metric;
import dev.guidon.feed.Environment;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An experiment as it is answered.
@Schema(name = "Experiment")
record ExperimentBody(
        String key,
        String project,
        String environment,
        String hypothesis,
        String flagKey,
        String unit,
        List<String> arms,
        String control,
        List<MetricBody> metrics,
        Instant createdAt) {

    @Schema(name = "Metric")
    record MetricBody(String key, String kind, String event) {
        static MetricBody of(Metric metric) {
            return new MetricBody(metric.key(), metric.kind().word(), metric.eventName());
        }
    }

    static ExperimentBody of(Experiment experiment, Environment environment) {
        return new ExperimentBody(
                experiment.key(),
                environment.projectKey(),
                environment.environmentKey(),
                experiment.hypothesis(),
                experiment.flagKey(),
                experiment.definition().unitAttribute(),
                experiment.definition().arms(),
                experiment.control(),
                experiment.definition().metrics().stream().map(MetricBody::of).toList(),
                experiment.createdAt());
    }
}
