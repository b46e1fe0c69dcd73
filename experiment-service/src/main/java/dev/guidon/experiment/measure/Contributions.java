package dev.guidon.experiment.measure;

import dev.guidon.experiment.define.Definition;
import dev.guidon.experiment.define.Metric;
import dev.guidon.experiment.measure.Contribution.Counted;
import dev.guidon.experiment.measure.Contribution.Excluded;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a unit counts for, by its history and the definitions.
///
/// The unit counts in the arm it met, from its first exposure on; events at the very moment of the exposure count. A
/// unit that met several arms is excluded from each of them.
public final class Contributions {
    private final UnitKind kind;
    private final UnitHistory history;
    private final Set<Contribution> contributions = new HashSet<>();

    private Contributions(UnitKind kind, UnitHistory history) {
        this.kind = kind;
        this.history = history;
    }

    public static Set<Contribution> of(UnitKind kind, UnitHistory history, Definitions definitions) {
        Contributions contributions = new Contributions(kind, history);
        for (Map.Entry<String, FirstExposure> met : history.exposures().entrySet()) {
            definitions
                    .find(kind.environmentId(), met.getKey(), kind.attribute())
                    .ifPresent(definition -> contributions.add(definition, met.getValue()));
        }
        return Set.copyOf(contributions.contributions);
    }

    private void add(Definition definition, FirstExposure exposure) {
        List<String> arms =
                exposure.arms().stream().filter(definition.arms()::contains).toList();
        if (arms.isEmpty()) {
            return;
        }
        if (exposure.isInSeveralArms()) {
            exclude(definition, arms);
        } else {
            count(definition, arms.getFirst(), exposure.at());
        }
    }

    private void exclude(Definition definition, List<String> arms) {
        contributions.add(new Excluded(sum(definition, SumKey.WHOLE_EXPERIMENT, SumKey.UNITS)));
        arms.forEach(arm -> contributions.add(new Excluded(sum(definition, arm, SumKey.UNITS))));
    }

    private void count(Definition definition, String arm, Instant from) {
        contributions.add(new Counted(sum(definition, arm, SumKey.UNITS), 0));
        for (Metric metric : definition.metrics()) {
            contributions.add(new Counted(sum(definition, arm, metric.key()), value(metric, from)));
        }
    }

    private SumKey sum(Definition definition, String arm, String metricKey) {
        return new SumKey(kind.environmentId(), definition.key(), arm, metricKey);
    }

    private double value(Metric metric, Instant from) {
        double sum = 0;
        boolean any = false;
        for (Fact fact : history.facts()) {
            if (fact.eventName().equals(metric.eventName())
                    && !fact.occurredAt().isBefore(from)) {
                any = true;
                sum += fact.value().orElse(0);
            }
        }
        return switch (metric.kind()) {
            case CONVERSION -> any ? 1 : 0;
            case MEAN -> sum;
        };
    }
}
