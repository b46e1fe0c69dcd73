package dev.guidon.experiment.adapter.kafka;

import dev.guidon.contracts.experiments.v1.Partial;
import dev.guidon.experiment.measure.SumKey;
import dev.guidon.experiment.measure.Tally;
import dev.guidon.experiment.results.PartialSum;
import dev.guidon.stats.AnchoredSums;
import dev.guidon.stats.DoubleDouble;
import java.time.Instant;

/// Partial sums as they stand on Kafka.
public final class PartialMapping {
    private PartialMapping() {}

    /// The key of the record: a later record with the same key replaces it.
    public static String key(PartialSum partial) {
        SumKey key = partial.key();
        return String.join(
                "/",
                key.environmentId(),
                key.experimentKey(),
                key.arm(),
                key.metricKey(),
                Integer.toString(partial.partition()));
    }

    public static Partial toWire(PartialSum partial) {
        SumKey key = partial.key();
        return toWire(partial.tally()).toBuilder()
                .setEnvironmentId(key.environmentId())
                .setExperimentKey(key.experimentKey())
                .setArm(key.arm())
                .setMetricKey(key.metricKey())
                .setPartition(partial.partition())
                .setSequence(partial.sequence())
                .setWatermark(partial.watermark().toEpochMilli())
                .build();
    }

    /// The numbers alone.
    public static Partial toWire(Tally tally) {
        AnchoredSums sums = tally.sums();
        return Partial.newBuilder()
                .setUnits(sums.units())
                .setExcluded(tally.excluded())
                .setAnchor(sums.anchor())
                .setSumHigh(sums.sum().high())
                .setSumLow(sums.sum().low())
                .setSquaresHigh(sums.squares().high())
                .setSquaresLow(sums.squares().low())
                .build();
    }

    /// @throws IllegalArgumentException when the numbers contradict each other
    public static PartialSum fromWire(Partial partial) {
        SumKey key = new SumKey(
                partial.getEnvironmentId(), partial.getExperimentKey(), partial.getArm(), partial.getMetricKey());
        return new PartialSum(
                key,
                partial.getPartition(),
                partial.getSequence(),
                tally(partial),
                Instant.ofEpochMilli(partial.getWatermark()));
    }

    /// The numbers alone.
    public static Tally tally(Partial partial) {
        return new Tally(
                new AnchoredSums(
                        partial.getUnits(),
                        partial.getAnchor(),
                        new DoubleDouble(partial.getSumHigh(), partial.getSumLow()),
                        new DoubleDouble(partial.getSquaresHigh(), partial.getSquaresLow())),
                partial.getExcluded());
    }
}
