package dev.guidon.flag.adapter.json;

import dev.guidon.engine.flag.Caption;
import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.Operator;
import dev.guidon.engine.flag.Prerequisite;
import dev.guidon.engine.flag.Ramp;
import dev.guidon.engine.flag.Rollout;
import dev.guidon.engine.flag.Rule;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Share;
import dev.guidon.engine.flag.Target;
import dev.guidon.engine.flag.Value;
import dev.guidon.flag.edit.Neighbours;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Right configurations of [Documents#FLAG], at random. From few names, so that two of them have much in common.
final class Configurations {
    private static final List<String> VARIANTS = List.of("on", "off");
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> REQUIRED = List.of("base", "theme", "search");
    static final Neighbours NEIGHBOURS =
            new Neighbours(REQUIRED.stream().collect(Collectors.toMap(flag -> flag, _ -> List.of("a", "b"))), Map.of());

    private Configurations() {}

    static Arbitrary<FlagConfiguration> any() {
        return Combinators.combine(
                        Arbitraries.of(true, false), variants(), prerequisites(), targets(), rules(), serves())
                .as((on, off, prerequisites, targets, rules, serve) ->
                        new FlagConfiguration(7, on, off, prerequisites, targets, rules, serve));
    }

    private static Arbitrary<String> variants() {
        return Arbitraries.of(VARIANTS);
    }

    private static Arbitrary<List<Prerequisite>> prerequisites() {
        Arbitrary<Set<String>> variants = Arbitraries.of("a", "b").set().ofMinSize(1);
        return Combinators.combine(Arbitraries.of(REQUIRED), variants)
                .as(Prerequisite::new)
                .list()
                .uniqueElements(Prerequisite::flagKey)
                .ofMaxSize(3);
    }

    private static Arbitrary<List<Target>> targets() {
        Arbitrary<Set<String>> units =
                Arbitraries.of("u1", "u2", "u3", "u4", "u5").set().ofMaxSize(3);
        return Combinators.combine(variants(), Arbitraries.of("targetingKey", "company.id"), units)
                .as(Target::new)
                .list()
                .ofMaxSize(4)
                .map(Configurations::disjoint);
    }

    /// Each unit keeps its first target.
    private static List<Target> disjoint(List<Target> targets) {
        Set<String> seen = new HashSet<>();
        List<Target> disjoint = new ArrayList<>();
        for (Target target : targets) {
            Set<String> units = target.units().stream()
                    .filter(unit -> seen.add(target.attribute() + unit))
                    .collect(Collectors.toSet());
            disjoint.add(new Target(target.variant(), target.attribute(), units));
        }
        return disjoint;
    }

    private static Arbitrary<List<Rule>> rules() {
        return Combinators.combine(Arbitraries.of("r1", "r2", "r3", "r4"), captions(), conditions(2), serves())
                .as(Rule::new)
                .list()
                .uniqueElements(Rule::id)
                .ofMaxSize(4);
    }

    private static Arbitrary<Caption> captions() {
        return Combinators.combine(Arbitraries.of("", "Beta"), Arbitraries.of("", "who asked for it"))
                .as(Caption::new);
    }

    private static Arbitrary<Condition> conditions(int depth) {
        Arbitrary<Condition> test = Combinators.combine(
                        Arbitraries.of("country", "device.os"), values(), Arbitraries.of(true, false))
                .as((attribute, values, negate) -> new Condition.Test(attribute, Operator.IN, values, negate));
        if (depth == 0) {
            return test;
        }
        Arbitrary<List<Condition>> parts = conditions(depth - 1).list().ofMaxSize(2);
        return Arbitraries.oneOf(
                test,
                parts.map(Condition.All::new),
                parts.map(Condition.Any::new),
                conditions(depth - 1).map(Condition.Not::new));
    }

    private static Arbitrary<List<Value>> values() {
        return Arbitraries.<Value>oneOf(
                        Arbitraries.strings().ofMaxLength(3).map(Value.Text::new),
                        Arbitraries.longs().map(Value.Whole::new),
                        Arbitraries.doubles().map(Value.Decimal::new),
                        Arbitraries.of(true, false).map(Value.Bool::new))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    private static Arbitrary<Serve> serves() {
        return Arbitraries.oneOf(
                variants().map(Serve.OneVariant::new),
                rollouts().map(Serve.Split::new),
                ramps().map(Serve.Ramped::new),
                rollouts().map(arms -> new Serve.Experiment("exp", arms)));
    }

    private static Arbitrary<Ramp> ramps() {
        Arbitrary<Optional<Instant>> pauses =
                Arbitraries.of(START, START.plusMillis(90_001)).optional();
        return Combinators.combine(Arbitraries.integers().between(0, 1_000), Arbitraries.of(1, 2, 3), pauses)
                .as((weight, steps, pausedAt) -> new Ramp(
                        "company.id",
                        "s1",
                        IntStream.rangeClosed(1, steps)
                                .mapToObj(i -> new Ramp.Step(START.plusSeconds(60L * i), shares(i * weight)))
                                .toList(),
                        pausedAt));
    }

    private static Arbitrary<Rollout> rollouts() {
        return Combinators.combine(Arbitraries.integers().between(0, Rollout.BUCKETS), Arbitraries.of("s1", "s2"))
                .as((weight, salt) -> new Rollout("targetingKey", salt, shares(weight)));
    }

    private static List<Share> shares(int weight) {
        return IntStream.range(0, VARIANTS.size())
                .mapToObj(i -> new Share(VARIANTS.get(i), i == 0 ? weight : Rollout.BUCKETS - weight))
                .toList();
    }
}
