package dev.guidon.experiment.adapter.kafka.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guidon.contracts.experiments.v1.ExperimentDefinition;
import dev.guidon.contracts.experiments.v1.MetricDefinition;
import dev.guidon.contracts.experiments.v1.Partial;
import dev.guidon.experiment.adapter.kafka.PartialMapping;
import dev.guidon.experiment.log.BatchOracle;
import dev.guidon.experiment.log.Entry;
import dev.guidon.experiment.measure.Tally;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the stream has sent, the latest of each key, merged over partitions.
final class Measurement {
    private static final double TOLERANCE = 1e-9;

    private final ExperimentDefinition definition;
    private final Map<String, Tally> tallies = new HashMap<>();

    Measurement(ExperimentDefinition definition, Collection<Partial> latest) {
        this.definition = definition;
        latest.stream()
                .filter(partial -> partial.getEnvironmentId().equals(definition.getEnvironmentId())
                        && partial.getExperimentKey().equals(definition.getKey()))
                .forEach(partial -> tallies.merge(
                        partial.getArm() + "/" + partial.getMetricKey(), PartialMapping.tally(partial), Tally::merged));
    }

    Tally tally(String arm, String metric) {
        return tallies.getOrDefault(arm + "/" + metric, Tally.empty());
    }

    void equalsBatchPassOver(List<Entry> log) {
        BatchOracle oracle = new BatchOracle(definition, log);
        for (String arm : definition.getArmsList()) {
            BatchOracle.Arm expected = oracle.arm(arm);
            assertThat(tally(arm, "").sums().units()).as("units of %s", arm).isEqualTo(expected.units());
            assertThat(tally(arm, "").excluded()).as("excluded from %s", arm).isEqualTo(expected.excluded());
            for (MetricDefinition metric : definition.getMetricsList()) {
                equals(expected, arm, metric.getKey());
            }
        }
        assertThat(tally("", "").excluded()).as("multiple exposures").isEqualTo(oracle.multipleExposures());
    }

    private void equals(BatchOracle.Arm expected, String arm, String metric) {
        var sums = tally(arm, metric).sums();
        assertThat(sums.units()).as("units of %s in %s", metric, arm).isEqualTo(expected.units());
        if (expected.units() > 0) {
            assertThat(sums.mean().orElseThrow())
                    .as("mean of %s in %s", metric, arm)
                    .isCloseTo(expected.mean(metric), within(TOLERANCE));
        }
        if (expected.units() > 1) {
            assertThat(sums.variance().orElseThrow())
                    .as("variance of %s in %s", metric, arm)
                    .isCloseTo(expected.variance(metric), within(TOLERANCE));
        }
    }
}
