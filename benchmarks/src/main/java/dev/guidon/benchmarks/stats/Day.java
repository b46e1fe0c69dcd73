package dev.guidon.benchmarks.stats;

import dev.guidon.stats.sequential.Observed;

/// What an analyst sees of a running experiment in the evening.
///
/// Everything counts from the start of the experiment.
///
/// @param number counted from 1
record Day(
        int number,
        long controlUnits,
        long treatmentUnits,
        double difference,
        double standardError,
        double pooledVariance) {
    Observed observed() {
        return new Observed(difference, standardError, controlUnits + treatmentUnits);
    }

    double z() {
        return difference / standardError;
    }
}
