package dev.guidon.feed;

import dev.guidon.contracts.flags.v1.Bucketing;
import dev.guidon.contracts.flags.v1.FlagType;
import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.Prerequisite;
import dev.guidon.engine.flag.Rollout;
import dev.guidon.engine.flag.Rule;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Share;
import dev.guidon.engine.flag.Target;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Flags between the engine's values and the form they travel in. The one place where both are known.
public final class FlagMapping {
    private static final String TYPE = "FLAG_TYPE_";

    private FlagMapping() {}

    public static dev.guidon.contracts.flags.v1.Flag toWire(Flag flag) {
        FlagConfiguration configuration = flag.configuration();
        var wire = dev.guidon.contracts.flags.v1.Flag.newBuilder()
                .setKey(flag.key())
                .setType(FlagType.valueOf(TYPE + flag.type().name()))
                .setClientVisible(flag.clientVisible())
                .setVersion(configuration.version())
                .setOn(configuration.on())
                .setOffVariant(configuration.offVariant())
                .setDefaultServe(toWire(configuration.defaultServe()));
        flag.variants()
                .forEach(variant ->
                        wire.addVariantsBuilder().setKey(variant.key()).setValue(ValueMapping.toWire(variant.value())));
        configuration.prerequisites().forEach(required -> wire.addPrerequisitesBuilder()
                .setFlagKey(required.flagKey())
                .addAllVariants(required.variants().stream().sorted().toList()));
        configuration.targets().forEach(target -> wire.addTargetsBuilder()
                .setVariant(target.variant())
                .setAttribute(target.attribute())
                .addAllUnits(target.units().stream().sorted().toList()));
        configuration.rules().forEach(rule -> wire.addRulesBuilder()
                .setId(rule.id())
                .setCondition(ConditionMapping.toWire(rule.condition()))
                .setServe(toWire(rule.serve())));
        return wire.build();
    }

    private static dev.guidon.contracts.flags.v1.Serve toWire(Serve serve) {
        var wire = dev.guidon.contracts.flags.v1.Serve.newBuilder();
        return switch (serve) {
            case Serve.OneVariant(var variant) -> wire.setVariant(variant).build();
            case Serve.Split(var rollout) -> wire.setRollout(toWire(rollout)).build();
            case Serve.Ramped(var ramp) ->
                wire.setRamp(RampMapping.toWire(ramp)).build();
            case Serve.Experiment(var key, var arms) -> {
                wire.getExperimentBuilder().setKey(key).setArms(toWire(arms));
                yield wire.build();
            }
            case Serve.FlagdRule rule -> wire.setFlagdRule(toWire(rule)).build();
        };
    }

    private static dev.guidon.contracts.flags.v1.FlagdRule toWire(Serve.FlagdRule rule) {
        var wire = dev.guidon.contracts.flags.v1.FlagdRule.newBuilder()
                .setTargeting(rule.targeting())
                .putAllEvaluators(rule.evaluators());
        rule.defaultVariant().ifPresent(wire::setDefaultVariant);
        rule.metadata().forEach((name, value) -> wire.getMetadataBuilder().putFields(name, ValueMapping.toWire(value)));
        return wire.build();
    }

    private static dev.guidon.contracts.flags.v1.Rollout toWire(Rollout rollout) {
        var wire = dev.guidon.contracts.flags.v1.Rollout.newBuilder()
                .setBucketBy(rollout.bucketBy())
                .setSalt(rollout.salt())
                .setBucketing(
                        switch (rollout.bucketing()) {
                            case MURMUR3 -> Bucketing.BUCKETING_UNSPECIFIED;
                            case FEATBIT_V1 -> Bucketing.BUCKETING_FEATBIT_V1;
                        });
        rollout.shares()
                .forEach(share ->
                        wire.addSharesBuilder().setVariant(share.variant()).setWeight(share.weight()));
        return wire.build();
    }

    /// @throws IllegalArgumentException when the flag is not one that this version understands, or breaks a rule of
    ///     the engine's values
    public static Flag fromWire(dev.guidon.contracts.flags.v1.Flag wire) {
        return new Flag(
                wire.getKey(),
                typeOf(wire.getType()),
                wire.getVariantsList().stream()
                        .map(variant -> new Variant(variant.getKey(), ValueMapping.fromWire(variant.getValue())))
                        .toList(),
                wire.getClientVisible(),
                configuration(wire));
    }

    private static dev.guidon.engine.flag.FlagType typeOf(FlagType type) {
        return switch (type) {
            case FLAG_TYPE_BOOLEAN -> dev.guidon.engine.flag.FlagType.BOOLEAN;
            case FLAG_TYPE_STRING -> dev.guidon.engine.flag.FlagType.STRING;
            case FLAG_TYPE_INTEGER -> dev.guidon.engine.flag.FlagType.INTEGER;
            case FLAG_TYPE_DOUBLE -> dev.guidon.engine.flag.FlagType.DOUBLE;
            case FLAG_TYPE_OBJECT -> dev.guidon.engine.flag.FlagType.OBJECT;
            case FLAG_TYPE_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalArgumentException("unknown type of flag");
        };
    }

    private static FlagConfiguration configuration(dev.guidon.contracts.flags.v1.Flag wire) {
        return new FlagConfiguration(
                wire.getVersion(),
                wire.getOn(),
                wire.getOffVariant(),
                wire.getPrerequisitesList().stream()
                        .map(required ->
                                new Prerequisite(required.getFlagKey(), Set.copyOf(required.getVariantsList())))
                        .toList(),
                wire.getTargetsList().stream()
                        .map(target -> new Target(
                                target.getVariant(), target.getAttribute(), Set.copyOf(target.getUnitsList())))
                        .toList(),
                wire.getRulesList().stream()
                        .map(rule -> new Rule(
                                rule.getId(),
                                ConditionMapping.fromWire(rule.getCondition()),
                                fromWire(rule.getServe())))
                        .toList(),
                fromWire(wire.getDefaultServe()));
    }

    private static Serve fromWire(dev.guidon.contracts.flags.v1.Serve wire) {
        return switch (wire.getKindCase()) {
            case VARIANT -> new Serve.OneVariant(wire.getVariant());
            case ROLLOUT -> new Serve.Split(fromWire(wire.getRollout()));
            case RAMP -> new Serve.Ramped(RampMapping.fromWire(wire.getRamp()));
            case EXPERIMENT ->
                new Serve.Experiment(
                        wire.getExperiment().getKey(),
                        fromWire(wire.getExperiment().getArms()));
            case FLAGD_RULE -> fromWire(wire.getFlagdRule());
            case KIND_NOT_SET -> throw new IllegalArgumentException("unknown way to serve");
        };
    }

    private static Serve fromWire(dev.guidon.contracts.flags.v1.FlagdRule wire) {
        Map<String, Value> metadata = new LinkedHashMap<>();
        wire.getMetadata().getFieldsMap().forEach((name, value) -> metadata.put(name, ValueMapping.fromWire(value)));
        return new Serve.FlagdRule(
                wire.getTargeting(),
                wire.getEvaluatorsMap(),
                wire.hasDefaultVariant() ? Optional.of(wire.getDefaultVariant()) : Optional.empty(),
                metadata);
    }

    private static Rollout fromWire(dev.guidon.contracts.flags.v1.Rollout wire) {
        return new Rollout(
                wire.getBucketBy(),
                wire.getSalt(),
                wire.getSharesList().stream()
                        .map(share -> new Share(share.getVariant(), share.getWeight()))
                        .toList(),
                switch (wire.getBucketing()) {
                    case BUCKETING_UNSPECIFIED -> dev.guidon.engine.flag.Bucketing.MURMUR3;
                    case BUCKETING_FEATBIT_V1 -> dev.guidon.engine.flag.Bucketing.FEATBIT_V1;
                    case UNRECOGNIZED -> throw new IllegalArgumentException("unknown way to draw");
                });
    }
}
