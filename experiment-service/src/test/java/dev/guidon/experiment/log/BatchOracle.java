package dev.guidon.experiment.log;

import dev.guidon.contracts.events.v1.Event;
import dev.guidon.contracts.events.v1.Exposure;
import dev.guidon.contracts.experiments.v1.ExperimentDefinition;
import dev.guidon.contracts.experiments.v1.MetricDefinition;
import dev.guidon.contracts.experiments.v1.MetricKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The numbers of an experiment by a plain pass over all records: no state, no retraction, no order.
public final class BatchOracle {
    /// Of events that share an id, which a correct sender does not do, the first in this order counts.
    private static final Comparator<Event> FIRST_OF_AN_ID = Comparator.comparingLong(Event::getOccurredAt)
            .thenComparing(Event::getName)
            .thenComparingDouble(Event::getValue);

    private final ExperimentDefinition definition;
    private final List<Exposure> exposures = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();

    /// The units of an arm, by value of each metric.
    public record Arm(int units, int excluded, Map<String, List<Double>> values) {
        public double mean(String metric) {
            return of(metric).stream().mapToDouble(value -> value).average().orElse(0);
        }

        /// With n - 1.
        public double variance(String metric) {
            double mean = mean(metric);
            return of(metric).stream()
                            .mapToDouble(value -> (value - mean) * (value - mean))
                            .sum()
                    / (units - 1);
        }

        private List<Double> of(String metric) {
            return values.getOrDefault(metric, List.of());
        }
    }

    public BatchOracle(ExperimentDefinition definition, List<Entry> log) {
        this.definition = definition;
        for (Entry entry : log) {
            switch (entry) {
                case Entry.Exposed(var exposure) -> exposures.add(exposure);
                case Entry.Happened(var event) -> events.add(event);
            }
        }
    }

    public Arm arm(String arm) {
        Map<String, Set<String>> arms = armsByUnit();
        List<String> units = arms.entrySet().stream()
                .filter(unit -> unit.getValue().equals(Set.of(arm)))
                .map(Map.Entry::getKey)
                .toList();
        long excluded = arms.values().stream()
                .filter(met -> met.size() > 1 && met.contains(arm))
                .count();
        Map<String, List<Double>> values = new HashMap<>();
        for (MetricDefinition metric : definition.getMetricsList()) {
            values.put(
                    metric.getKey(),
                    units.stream().map(unit -> value(metric, unit)).toList());
        }
        return new Arm(units.size(), (int) excluded, values);
    }

    /// Units that met several arms, at least one of them the experiment's.
    public int multipleExposures() {
        return (int) armsByUnit().values().stream()
                .filter(met -> met.size() > 1 && met.stream().anyMatch(definition.getArmsList()::contains))
                .count();
    }

    private Map<String, Set<String>> armsByUnit() {
        return ours().collect(Collectors.groupingBy(
                exposure -> exposure.getUnit().getValue(),
                TreeMap::new,
                Collectors.mapping(Exposure::getVariant, Collectors.toCollection(TreeSet::new))));
    }

    private double value(MetricDefinition metric, String unit) {
        long from = ours().filter(exposure -> exposure.getUnit().getValue().equals(unit))
                .mapToLong(Exposure::getOccurredAt)
                .min()
                .orElseThrow();
        Map<String, Event> byId = new HashMap<>();
        events.stream()
                .filter(event -> event.getEnvironmentId().equals(definition.getEnvironmentId()))
                .filter(event -> event.getUnit().getAttribute().equals(definition.getUnitAttribute()))
                .filter(event -> event.getUnit().getValue().equals(unit))
                .sorted(FIRST_OF_AN_ID)
                .forEach(event -> byId.putIfAbsent(event.getId(), event));
        List<Event> counting = byId.values().stream()
                .filter(event -> event.getName().equals(metric.getEventName()))
                .filter(event -> event.getOccurredAt() >= from)
                .toList();
        return metric.getKind() == MetricKind.METRIC_KIND_CONVERSION
                ? Math.min(1, counting.size())
                : counting.stream().mapToDouble(Event::getValue).sum();
    }

    private Stream<Exposure> ours() {
        return exposures.stream()
                .filter(exposure -> exposure.getEnvironmentId().equals(definition.getEnvironmentId()))
                .filter(exposure -> exposure.getExperimentKey().equals(definition.getKey()))
                .filter(exposure -> exposure.getUnit().getAttribute().equals(definition.getUnitAttribute()));
    }
}
