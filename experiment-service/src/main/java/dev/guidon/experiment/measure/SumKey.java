package dev.guidon.experiment.measure;

/// What a sum is about. Its parts hold no `/`, so that they can be joined by it.
///
/// @param arm empty for the experiment as a whole, which counts excluded units only
/// @param metricKey empty for the units without regard to a metric
public record SumKey(String environmentId, String experimentKey, String arm, String metricKey) {
    public static final String WHOLE_EXPERIMENT = "";
    public static final String UNITS = "";
}
