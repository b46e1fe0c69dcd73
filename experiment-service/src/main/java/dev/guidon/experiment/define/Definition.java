package dev.guidon.experiment.define;

import java.util.List;

/// What computing the numbers of an experiment takes.
///
/// @param key unique in the environment
/// @param unitAttribute the attribute of a subject that is randomised
/// @param arms keys of the flag's variants that are compared
public record Definition(
        String environmentId, String key, String unitAttribute, List<String> arms, List<Metric> metrics) {
    public Definition {
        arms = List.copyOf(arms);
        metrics = List.copyOf(metrics);
    }
}
