package dev.guidon.experiment.define;

/// A number per unit, computed from the events of one name.
///
/// @param key unique in its experiment
public record Metric(String key, MetricKind kind, String eventName) {}
