package dev.guidon.experiment.adapter.kafka.stream;

import dev.guidon.contracts.experiments.v1.UnitExposure;
import dev.guidon.contracts.experiments.v1.UnitFact;
import dev.guidon.contracts.experiments.v1.UnitState;
import dev.guidon.experiment.measure.Contribution;
import dev.guidon.experiment.measure.Contribution.Counted;
import dev.guidon.experiment.measure.Contribution.Excluded;
import dev.guidon.experiment.measure.Fact;
import dev.guidon.experiment.measure.FirstExposure;
import dev.guidon.experiment.measure.SumKey;
import dev.guidon.experiment.measure.UnitHistory;
import dev.guidon.experiment.measure.UnitKind;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/// Units as they stand in the store.
final class UnitStateMapping {
    private UnitStateMapping() {}

    static UnitState toWire(StoredUnit unit) {
        UnitState.Builder state = UnitState.newBuilder()
                .setEnvironmentId(unit.kind().environmentId())
                .setUnitAttribute(unit.kind().attribute())
                .setFactsDropped(unit.history().factsDropped());
        unit.history().exposures().forEach((key, exposure) -> state.addExposures(exposure(key, exposure)));
        unit.history().facts().forEach(fact -> state.addFacts(fact(fact)));
        unit.contributions().forEach(contribution -> state.addContributions(contribution(contribution)));
        return state.build();
    }

    private static UnitExposure exposure(String experimentKey, FirstExposure exposure) {
        return UnitExposure.newBuilder()
                .setExperimentKey(experimentKey)
                .setFirstAt(exposure.at().toEpochMilli())
                .addAllArms(exposure.arms())
                .build();
    }

    private static UnitFact fact(Fact fact) {
        UnitFact.Builder wire = UnitFact.newBuilder()
                .setEventName(fact.eventName())
                .setId(fact.id())
                .setOccurredAt(fact.occurredAt().toEpochMilli());
        fact.value().ifPresent(wire::setValue);
        return wire.build();
    }

    private static dev.guidon.contracts.experiments.v1.Contribution contribution(Contribution contribution) {
        var wire = dev.guidon.contracts.experiments.v1.Contribution.newBuilder()
                .setExperimentKey(contribution.to().experimentKey())
                .setArm(contribution.to().arm())
                .setMetricKey(contribution.to().metricKey());
        return switch (contribution) {
            case Counted(var _, var value) -> wire.setValue(value).build();
            case Excluded _ -> wire.setExcluded(true).build();
        };
    }

    static StoredUnit fromWire(UnitState state) {
        return new StoredUnit(
                new UnitKind(state.getEnvironmentId(), state.getUnitAttribute()), history(state), contributions(state));
    }

    private static UnitHistory history(UnitState state) {
        return new UnitHistory(
                state.getExposuresList().stream()
                        .collect(Collectors.toMap(UnitExposure::getExperimentKey, UnitStateMapping::exposure)),
                state.getFactsList().stream().map(UnitStateMapping::fact).toList(),
                state.getFactsDropped());
    }

    private static FirstExposure exposure(UnitExposure wire) {
        return new FirstExposure(Instant.ofEpochMilli(wire.getFirstAt()), Set.copyOf(wire.getArmsList()));
    }

    private static Fact fact(UnitFact wire) {
        return new Fact(
                wire.getEventName(),
                wire.getId(),
                Instant.ofEpochMilli(wire.getOccurredAt()),
                wire.hasValue() ? OptionalDouble.of(wire.getValue()) : OptionalDouble.empty());
    }

    private static Set<Contribution> contributions(UnitState state) {
        return state.getContributionsList().stream()
                .map(wire -> contribution(state.getEnvironmentId(), wire))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Contribution contribution(
            String environmentId, dev.guidon.contracts.experiments.v1.Contribution wire) {
        SumKey to = new SumKey(environmentId, wire.getExperimentKey(), wire.getArm(), wire.getMetricKey());
        return wire.getExcluded() ? new Excluded(to) : new Counted(to, wire.getValue());
    }
}
