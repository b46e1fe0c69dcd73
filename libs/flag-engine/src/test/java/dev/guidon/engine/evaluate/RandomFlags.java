package dev.guidon.engine.evaluate;

import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Operator;
import dev.guidon.engine.flag.Prerequisite;
import dev.guidon.engine.flag.Ramp;
import dev.guidon.engine.flag.Rollout;
import dev.guidon.engine.flag.Rule;
import dev.guidon.engine.flag.Segment;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Share;
import dev.guidon.engine.flag.Target;
import dev.guidon.engine.flag.Units;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/// Rulesets and subjects at random, from few names, so that much of one meets much of the other. Flags may require
/// each other in a circle, which no author gets past but the engine must survive.
final class RandomFlags {
    static final List<String> KEYS = List.of("a", "b", "c", "d");
    private static final List<String> VARIANTS = List.of("on", "off", "grey");

    private RandomFlags() {}

    static Arbitrary<List<Flag>> rulesets() {
        return Combinators.combine(KEYS.stream().map(RandomFlags::flag).toList())
                .as(flags -> flags);
    }

    static Arbitrary<Subject> subjects() {
        Arbitrary<Object> values = Arbitraries.oneOf(
                Arbitraries.of("CH", "DE", "u1", "u2", "1.4.0", "10.1.2.3", ""),
                Arbitraries.of(0L, 7L, 4_000_000_000L),
                Arbitraries.of(0.5, -0.0, Double.NaN),
                Arbitraries.of(true, false),
                Arbitraries.of(List.of("CH", 7L), List.of(), List.of(Map.of("x", 1L))),
                Arbitraries.of(Map.of("os", "ios")));
        return Arbitraries.maps(Arbitraries.of("targetingKey", "country", "age", "device", "device.os"), values)
                .map(HashMap::new)
                .map(Subject::of);
    }

    private static Arbitrary<Flag> flag(String key) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.of(VARIANTS),
                        prerequisites()
                                .list()
                                .uniqueElements(Prerequisite::flagKey)
                                .ofMaxSize(2),
                        targets().list().ofMaxSize(2),
                        rules(),
                        serves())
                .as((dice, off, prerequisites, targets, rules, serve) -> new Flag(
                        key,
                        FlagType.STRING,
                        VARIANTS.stream()
                                .map(variant -> new Variant(variant, new Value.Text(variant)))
                                .toList(),
                        dice > 5,
                        new FlagConfiguration(dice + 1, dice > 0, off, prerequisites, targets, rules, serve)));
    }

    private static Arbitrary<Prerequisite> prerequisites() {
        Arbitrary<Set<String>> wanted = Arbitraries.of(VARIANTS).set().ofMinSize(1);
        return Combinators.combine(Arbitraries.of("a", "b", "c", "d", "gone"), wanted)
                .as(Prerequisite::new);
    }

    private static Arbitrary<Target> targets() {
        Arbitrary<Set<String>> units =
                Arbitraries.of("u1", "u2", "CH", "7").set().ofMaxSize(2);
        return Combinators.combine(Arbitraries.of(VARIANTS), Arbitraries.of("targetingKey", "country", "age"), units)
                .as(Target::new);
    }

    private static Arbitrary<List<Rule>> rules() {
        return Combinators.combine(Arbitraries.of("r1", "r2", "r3"), conditions(2), serves())
                .as(Rule::new)
                .list()
                .uniqueElements(Rule::id)
                .ofMaxSize(3);
    }

    private static Arbitrary<Condition> conditions(int depth) {
        if (depth == 0) {
            return tests();
        }
        Arbitrary<List<Condition>> parts = conditions(depth - 1).list().ofMaxSize(2);
        return Arbitraries.oneOf(
                tests(),
                parts.map(Condition.All::new),
                parts.map(Condition.Any::new),
                conditions(depth - 1).map(Condition.Not::new));
    }

    private static Arbitrary<Condition> tests() {
        List<Condition.Test> known = new ArrayList<>();
        for (boolean negate : new boolean[] {true, false}) {
            known.add(test("country", Operator.IN, negate, new Value.Text("CH"), new Value.Whole(7)));
            known.add(test("age", Operator.AT_LEAST, negate, new Value.Whole(7)));
            known.add(test("device.os", Operator.EXISTS, negate));
            known.add(test("device", Operator.CONTAINS, negate, new Value.Text("i")));
            known.add(test("targetingKey", Operator.MATCHES, negate, new Value.Text("^u")));
            known.add(test("country", Operator.SEMVER_AT_LEAST, negate, new Value.Text("1.0.0")));
            known.add(test("targetingKey", Operator.IN_CIDR, negate, new Value.Text("10.0.0.0/8")));
            known.add(test("age", Operator.BEFORE, negate, new Value.Whole(4_000_000_001L)));
        }
        Arbitrary<Condition> inSegment = Combinators.combine(
                        Arbitraries.of("friends", "swiss", "no-such-segment"), Arbitraries.of(true, false))
                .as(Condition.InSegment::new);
        return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.of(known).map(test -> test)), Tuple.of(1, inSegment));
    }

    /// Those that the flags ask for, but for one.
    static List<Segment> segments() {
        return List.of(
                new Segment(
                        "friends",
                        1,
                        List.of(new Condition.InSegment("swiss", false)),
                        List.of(new Units.Few("targetingKey", Set.of("u1"))),
                        List.of(new Units.Few("age", Set.of("7")))),
                new Segment(
                        "swiss",
                        1,
                        List.of(test("country", Operator.IN, false, new Value.Text("CH"))),
                        List.of(),
                        List.of(new Units.Few("targetingKey", Set.of("u2")))));
    }

    private static Condition.Test test(String attribute, Operator operator, boolean negate, Value... values) {
        return new Condition.Test(attribute, operator, List.of(values), negate);
    }

    private static Arbitrary<Serve> serves() {
        return Arbitraries.oneOf(
                Arbitraries.of(VARIANTS).map(Serve.OneVariant::new),
                rollouts().map(Serve.Split::new),
                ramps().map(Serve.Ramped::new),
                rollouts().map(arms -> new Serve.Experiment("exp", arms)));
    }

    /// Begun long ago, or not for long.
    private static Arbitrary<Ramp> ramps() {
        Arbitrary<Instant> starts =
                Arbitraries.of(Instant.parse("2001-01-01T00:00:00Z"), Instant.parse("2990-01-01T00:00:00Z"));
        return Combinators.combine(rollouts(), starts, Arbitraries.of(true, false))
                .as((rollout, start, paused) -> new Ramp(
                        rollout.bucketBy(),
                        rollout.salt(),
                        List.of(new Ramp.Step(start, rollout.shares())),
                        paused ? Optional.of(Instant.parse("2002-01-01T00:00:00Z")) : Optional.empty()));
    }

    private static Arbitrary<Rollout> rollouts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, Rollout.BUCKETS),
                        Arbitraries.of("targetingKey", "age", "country"),
                        Arbitraries.of("s1", "s2"))
                .as((weight, bucketBy, salt) -> new Rollout(bucketBy, salt, shares(weight)));
    }

    private static List<Share> shares(int weight) {
        return IntStream.range(0, 2)
                .mapToObj(i -> new Share(VARIANTS.get(i), i == 0 ? weight : Rollout.BUCKETS - weight))
                .toList();
    }
}
