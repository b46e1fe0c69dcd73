package dev.guidon.experiment.adapter.kafka;

import dev.guidon.contracts.experiments.v1.ExperimentDefinition;
import dev.guidon.contracts.experiments.v1.MetricDefinition;
import dev.guidon.experiment.define.Definition;
import dev.guidon.experiment.define.Metric;
import dev.guidon.experiment.define.MetricKind;

/// Definitions as they stand on Kafka.
public final class DefinitionMapping {
    /// Definitions do not change, so there is one version of each.
    private static final long VERSION = 1;

    private DefinitionMapping() {}

    /// The key of the record: a later record with the same key replaces it.
    public static String key(Definition definition) {
        return definition.environmentId() + "/" + definition.key();
    }

    public static ExperimentDefinition toWire(Definition definition) {
        return ExperimentDefinition.newBuilder()
                .setEnvironmentId(definition.environmentId())
                .setKey(definition.key())
                .setUnitAttribute(definition.unitAttribute())
                .addAllArms(definition.arms())
                .addAllMetrics(definition.metrics().stream()
                        .map(DefinitionMapping::toWire)
                        .toList())
                .setVersion(VERSION)
                .build();
    }

    private static MetricDefinition toWire(Metric metric) {
        return MetricDefinition.newBuilder()
                .setKey(metric.key())
                .setKind(
                        switch (metric.kind()) {
                            case CONVERSION -> dev.guidon.contracts.experiments.v1.MetricKind.METRIC_KIND_CONVERSION;
                            case MEAN -> dev.guidon.contracts.experiments.v1.MetricKind.METRIC_KIND_MEAN;
                        })
                .setEventName(metric.eventName())
                .build();
    }

    /// @throws IllegalArgumentException when a newer version wrote something that is unknown here
    public static Definition fromWire(ExperimentDefinition definition) {
        return new Definition(
                definition.getEnvironmentId(),
                definition.getKey(),
                definition.getUnitAttribute(),
                definition.getArmsList(),
                definition.getMetricsList().stream()
                        .map(DefinitionMapping::fromWire)
                        .toList());
    }

    private static Metric fromWire(MetricDefinition metric) {
        return new Metric(
                metric.getKey(),
                switch (metric.getKind()) {
                    case METRIC_KIND_CONVERSION -> MetricKind.CONVERSION;
                    case METRIC_KIND_MEAN -> MetricKind.MEAN;
                    case METRIC_KIND_UNSPECIFIED, UNRECOGNIZED ->
                        throw new IllegalArgumentException(
                                "metric " + metric.getKey() + " is of unknown kind " + metric.getKindValue());
                },
                metric.getEventName());
    }
}
