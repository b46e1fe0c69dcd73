package dev.guidon.engine.evaluate;

import dev.guidon.engine.bucket.Buckets;
import dev.guidon.engine.evaluate.CompiledFlag.CompiledPrerequisite;
import dev.guidon.engine.evaluate.CompiledFlag.CompiledRule;
import dev.guidon.engine.evaluate.CompiledFlag.CompiledTargets;
import dev.guidon.engine.evaluate.CompiledFlag.SegmentUse;
import dev.guidon.engine.evaluate.Decision.Cause;
import dev.guidon.engine.evaluate.Decision.ExperimentDraw;
import dev.guidon.engine.evaluate.Decision.Served;
import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.Ramp;
import dev.guidon.engine.flag.Rollout;
import dev.guidon.engine.flag.Rule;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Target;
import dev.guidon.engine.flagd.FlagdRule;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Turns one flag into the form that decides. Runs when a ruleset loads, never while a request waits.
final class FlagCompiler {
    private final Flag flag;
    private final FlagConfiguration configuration;
    private final SegmentTable segments;
    private final Matchers matchers;
    private final InstantSource clock;

    private FlagCompiler(Flag flag, SegmentTable segments, InstantSource clock) {
        this.flag = flag;
        this.configuration = flag.configuration();
        this.segments = segments;
        this.clock = clock;
        this.matchers = new Matchers(segments::get);
    }

    /// @param clock that ramps go by
    static CompiledFlag compile(Flag flag, SegmentTable segments, InstantSource clock) {
        return new FlagCompiler(flag, segments, clock).compile();
    }

    private CompiledFlag compile() {
        return new CompiledFlag(
                flag,
                configuration.on(),
                served(configuration.offVariant(), Cause.of(Reason.DISABLED)),
                served(configuration.offVariant(), Cause.of(Reason.DEFAULT)),
                configuration.prerequisites().stream()
                        .map(required -> new CompiledPrerequisite(required.flagKey(), required.variants()))
                        .toList(),
                targets(),
                configuration.rules().stream().map(this::rule).toList(),
                outcome(configuration.defaultServe(), isConstant() ? Reason.STATIC : Reason.DEFAULT, Optional.empty()),
                segmentUse());
    }

    private @Nullable SegmentUse segmentUse() {
        Set<String> named = configuration.segmentsNamed().collect(Collectors.toUnmodifiableSet());
        return named.isEmpty() ? null : new SegmentUse(named, segments.markOf(named));
    }

    private boolean isConstant() {
        return configuration.prerequisites().isEmpty()
                && configuration.targets().isEmpty()
                && configuration.rules().isEmpty();
    }

    private List<CompiledTargets> targets() {
        Map<String, Map<String, Served>> byAttribute = new LinkedHashMap<>();
        for (Target target : configuration.targets()) {
            Served decision = served(target.variant(), Cause.of(Reason.TARGETING_MATCH));
            Map<String, Served> byUnit = byAttribute.computeIfAbsent(target.attribute(), _ -> new HashMap<>());
            target.units().forEach(unit -> byUnit.putIfAbsent(unit, decision));
        }
        return byAttribute.entrySet().stream()
                .map(group -> new CompiledTargets(AttributePath.of(group.getKey()), Map.copyOf(group.getValue())))
                .toList();
    }

    private CompiledRule rule(Rule rule) {
        return new CompiledRule(
                matchers.compile(rule.condition()),
                outcome(rule.serve(), Reason.TARGETING_MATCH, Optional.of(rule.id())));
    }

    private Outcome outcome(Serve serve, Reason whenFixed, Optional<String> ruleId) {
        return switch (serve) {
            case Serve.OneVariant(var variant) ->
                new Outcome.Fixed(served(variant, new Cause(whenFixed, ruleId, Optional.empty())));
            case Serve.Split(var rollout) -> drawn(rollout, new Cause(Reason.SPLIT, ruleId, Optional.empty()));
            case Serve.Ramped(var ramp) -> ramped(ramp, new Cause(Reason.SPLIT, ruleId, Optional.empty()));
            case Serve.Experiment(var key, var arms) ->
                drawn(
                        arms,
                        new Cause(
                                Reason.SPLIT,
                                ruleId,
                                Optional.of(new ExperimentDraw(key, AttributePath.of(arms.bucketBy())))));
            case Serve.FlagdRule rule -> raw(rule, whenFixed, ruleId);
        };
    }

    /// A paused ramp is the rollout of the step where it stands.
    private Outcome ramped(Ramp ramp, Cause cause) {
        if (ramp.pausedAt().isPresent()) {
            return ramp.at(ramp.pausedAt().get())
                    .<Outcome>map(rollout -> drawn(rollout, cause))
                    .orElseGet(Outcome.Nobody::new);
        }
        List<Served> decisions =
                ramp.variants().map(variant -> served(variant, cause)).toList();
        return new RampedOutcome(ramp, decisions, clock);
    }

    private Outcome raw(Serve.FlagdRule rule, Reason whenNothing, Optional<String> ruleId) {
        Map<String, Served> decisions = new HashMap<>();
        Cause cause = new Cause(Reason.TARGETING_MATCH, ruleId, Optional.empty());
        flag.variantKeys().forEach(key -> decisions.put(key, served(key, cause)));
        return new Outcome.Raw(
                FlagdRule.compile(flag.key(), flag.variants(), rule),
                Map.copyOf(decisions),
                rule.targeting().isEmpty() ? whenNothing : Reason.DEFAULT,
                clock);
    }

    private Outcome drawn(Rollout rollout, Cause cause) {
        List<Served> decisions =
                rollout.variants().map(variant -> served(variant, cause)).toList();
        return new Outcome.Drawn(AttributePath.of(rollout.bucketBy()), new Buckets(rollout), decisions);
    }

    private Served served(String variantKey, Cause cause) {
        return new Served(
                flag.key(),
                flag.clientVisible(),
                configuration.version(),
                flag.variant(variantKey).orElseThrow(),
                cause);
    }
}
