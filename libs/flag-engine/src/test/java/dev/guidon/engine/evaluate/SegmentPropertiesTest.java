package dev.guidon.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.Condition.InSegment;
import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.Operator;
import dev.guidon.engine.flag.Segment;
import dev.guidon.engine.flag.Units;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.units.UnitLists;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// Segments that ask for each other at random, held against an evaluation that knows nothing but the definition.
final class SegmentPropertiesTest {
    private static final List<String> KEYS = List.of("s0", "s1", "s2", "s3", "s4", "s5");
    private static final List<String> UNITS = List.of("u0", "u1", "u2", "u3");

    /// One segment for each key. A segment may ask for any other, so that some go in circles.
    @Provide
    Arbitrary<List<Segment>> tangled() {
        return segments(_ -> KEYS);
    }

    /// A segment asks for those after it only.
    @Provide
    Arbitrary<List<Segment>> nested() {
        return segments(key -> KEYS.subList(KEYS.indexOf(key) + 1, KEYS.size()));
    }

    private static Arbitrary<List<Segment>> segments(Function<String, List<String>> askable) {
        List<Arbitrary<Segment>> one =
                KEYS.stream().map(key -> segment(key, askable.apply(key))).toList();
        return Combinators.combine(one).as(segments -> segments);
    }

    private static Arbitrary<Segment> segment(String key, List<String> askable) {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 3),
                        conditions(askable, 2).list().ofMaxSize(2),
                        units().list().ofMaxSize(1),
                        units().list().ofMaxSize(1))
                .as((version, rules, included, excluded) -> new Segment(key, version, rules, included, excluded));
    }

    private static Arbitrary<Units> units() {
        Arbitrary<Set<String>> units = Arbitraries.of(UNITS).set().ofMaxSize(2);
        return Arbitraries.oneOf(
                units.map(few -> new Units.Few("unit", few)),
                units.map(many -> new Units.Many("unit", UnitLists.of(many))));
    }

    private static Arbitrary<Condition> conditions(List<String> askable, int depth) {
        Arbitrary<Condition> test = Arbitraries.of("DE", "FR")
                .map(country ->
                        new Condition.Test("country", Operator.EQUALS, List.of(new Value.Text(country)), false));
        Arbitrary<Condition> leaf = askable.isEmpty()
                ? test
                : Arbitraries.frequencyOf(
                        Tuple.of(1, test),
                        Tuple.of(
                                3,
                                Combinators.combine(Arbitraries.of(askable), Arbitraries.of(true, false))
                                        .as(InSegment::new)));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<Condition> inner = conditions(askable, depth - 1);
        return Arbitraries.oneOf(
                leaf,
                inner.list().ofMaxSize(2).map(Condition.All::new),
                inner.list().ofMaxSize(2).map(Condition.Any::new),
                inner.map(Condition.Not::new));
    }

    @Property
    void nestedSegmentsAreWhatTheirDefinitionSays(@ForAll("nested") List<Segment> segments) {
        Ruleset ruleset = Ruleset.compile(1, flags(), segments);

        assertThat(KEYS).allMatch(ruleset::knowsSegment);
        assertSame(ruleset, segments);
    }

    @Property
    void circlesAreRefusedAndNothingElseIs(@ForAll("tangled") List<Segment> segments) {
        Ruleset ruleset = Ruleset.compile(1, flags(), segments);
        Function<String, Segment> byKey = byKey(segments);

        assertThat(KEYS).allMatch(key -> ruleset.knowsSegment(key) != leadsIntoACircle(key, byKey, Set.of()));
    }

    @Property
    void changesOneByOneLeadWhereAllAtOnceLead(
            @ForAll("tangled") List<Segment> before, @ForAll("nested") List<Segment> after) {
        Ruleset changed = Ruleset.compile(1, flags(), before);
        for (Segment segment : after) {
            changed = changed.with(2, segment);
        }

        assertSame(changed, after);
    }

    private static List<Flag> flags() {
        return KEYS.stream()
                .map(key -> Flags.flag(key)
                        .with("r", new InSegment(key, false), Flags.ON)
                        .byDefault(Flags.OFF)
                        .build())
                .toList();
    }

    private static void assertSame(Ruleset ruleset, List<Segment> segments) {
        Function<String, Segment> byKey = byKey(segments);
        Stream<Map<String, String>> subjects = Stream.concat(
                Stream.of(Map.of(), Map.of("country", "DE")),
                UNITS.stream()
                        .flatMap(unit -> Stream.of(
                                Map.of("unit", unit),
                                Map.of("unit", unit, "country", "DE"),
                                Map.of("unit", unit, "country", "FR"))));
        assertThat(subjects).allSatisfy(subject -> assertThat(KEYS)
                .allMatch(key -> isOn(ruleset, key, subject) == isIn(byKey.apply(key), subject, byKey)));
    }

    private static boolean isOn(Ruleset ruleset, String flagKey, Map<String, String> subject) {
        var decision = (Decision.Served) ruleset.decide(flagKey, Subject.of(subject));
        return decision.variant().key().equals("on");
    }

    private static Function<String, Segment> byKey(List<Segment> segments) {
        Map<String, Segment> byKey = segments.stream().collect(Collectors.toMap(Segment::key, Function.identity()));
        return key -> Objects.requireNonNull(byKey.get(key));
    }

    private static boolean isIn(Segment segment, Map<String, String> subject, Function<String, Segment> all) {
        String unit = subject.get("unit");
        if (unit != null && segment.excluded().stream().anyMatch(units -> units.contains(unit))) {
            return false;
        }
        return (unit != null && segment.included().stream().anyMatch(units -> units.contains(unit)))
                || segment.rules().stream().anyMatch(rule -> holds(rule, subject, all));
    }

    private static boolean holds(Condition condition, Map<String, String> subject, Function<String, Segment> all) {
        return switch (condition) {
            case Condition.All(var parts) -> parts.stream().allMatch(part -> holds(part, subject, all));
            case Condition.Any(var parts) -> parts.stream().anyMatch(part -> holds(part, subject, all));
            case Condition.Not(var part) -> !holds(part, subject, all);
            case InSegment(var key, var negate) -> isIn(all.apply(key), subject, all) != negate;
            case Condition.Test test ->
                new Value.Text(subject.getOrDefault("country", ""))
                        .equals(test.values().getFirst());
        };
    }

    private static boolean leadsIntoACircle(String key, Function<String, Segment> all, Set<String> way) {
        if (way.contains(key)) {
            return true;
        }
        Set<String> longer = Stream.concat(way.stream(), Stream.of(key)).collect(Collectors.toSet());
        return all.apply(key).segments().anyMatch(next -> leadsIntoACircle(next, all, longer));
    }
}
