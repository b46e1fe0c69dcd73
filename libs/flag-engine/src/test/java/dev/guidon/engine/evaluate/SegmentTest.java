package dev.guidon.engine.evaluate;

import static dev.guidon.engine.evaluate.Flags.OFF;
import static dev.guidon.engine.evaluate.Flags.ON;
import static dev.guidon.engine.evaluate.Flags.flag;
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
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SegmentTest {
    private static final Condition GERMAN =
            new Condition.Test("country", Operator.EQUALS, List.of(new Value.Text("DE")), false);

    private static Segment segment(String key, Condition... rules) {
        return new Segment(key, 1, List.of(rules), List.of(), List.of());
    }

    private static Segment testers(long version, String... units) {
        return new Segment(
                "testers",
                version,
                List.of(),
                List.of(new Units.Few(AttributePath.TARGETING_KEY, Set.of(units))),
                List.of());
    }

    private static Flag asking(String flagKey, Condition condition) {
        return flag(flagKey).with("r", condition, ON).byDefault(OFF).build();
    }

    private static boolean isServed(Ruleset ruleset, Map<String, ?> subject) {
        return isServed(ruleset, "f", subject);
    }

    private static boolean isServed(Ruleset ruleset, String flagKey, Map<String, ?> subject) {
        return ruleset.decide(flagKey, Subject.of(subject)) instanceof Decision.Served served
                && served.variant().key().equals("on");
    }

    private static Map<String, ?> unit(String unit) {
        return Map.of(AttributePath.TARGETING_KEY, unit);
    }

    @Test
    void whoeverIsExcludedIsNotInItAndWhoeverIsIncludedIs() {
        Segment segment = new Segment(
                "s",
                1,
                List.of(GERMAN),
                List.of(new Units.Few(AttributePath.TARGETING_KEY, Set.of("in", "both"))),
                List.of(
                        new Units.Few(AttributePath.TARGETING_KEY, Set.of("both", "out")),
                        new Units.Few("company.id", Set.of("9"))));
        Ruleset ruleset = Ruleset.compile(1, List.of(asking("f", new InSegment("s", false))), List.of(segment));

        assertThat(isServed(ruleset, unit("in"))).isTrue();
        assertThat(isServed(ruleset, unit("both"))).isFalse();
        assertThat(isServed(ruleset, Map.of("targetingKey", "x", "country", "DE")))
                .isTrue();
        assertThat(isServed(ruleset, Map.of("targetingKey", "out", "country", "DE")))
                .isFalse();
        assertThat(isServed(ruleset, Map.of("company", Map.of("id", 9L), "country", "DE")))
                .isFalse();
        assertThat(isServed(ruleset, unit("x"))).isFalse();
    }

    @Test
    void aLongListIsAskedLikeAShortOne() {
        Segment segment = new Segment(
                "s",
                1,
                List.of(),
                List.of(new Units.Many("company.id", UnitLists.of(Set.of("acme", "17")))),
                List.of(new Units.Many("country", UnitLists.of(Set.of("FR")))));
        Ruleset ruleset = Ruleset.compile(1, List.of(asking("f", new InSegment("s", false))), List.of(segment));

        assertThat(isServed(ruleset, Map.of("company.id", "acme"))).isTrue();
        assertThat(isServed(ruleset, Map.of("company.id", 17L))).isTrue();
        assertThat(isServed(ruleset, Map.of("company.id", "acme", "country", "FR")))
                .isFalse();
        assertThat(isServed(ruleset, Map.of("company.id", "other"))).isFalse();
    }

    @Test
    void whoLacksTheAttributesOfASegmentIsNotInIt() {
        Ruleset in =
                Ruleset.compile(1, List.of(asking("f", new InSegment("testers", false))), List.of(testers(1, "a")));
        Ruleset out =
                Ruleset.compile(1, List.of(asking("f", new InSegment("testers", true))), List.of(testers(1, "a")));

        assertThat(isServed(in, Map.of())).isFalse();
        assertThat(isServed(out, Map.of())).isTrue();
        assertThat(isServed(out, unit("a"))).isFalse();
        assertThat(isServed(out, unit("b"))).isTrue();
    }

    @Test
    void aSegmentThatIsNotThereMeetsNoTest() {
        Ruleset in = Ruleset.compile(1, List.of(asking("f", new InSegment("gone", false))));
        Ruleset out = Ruleset.compile(1, List.of(asking("f", new InSegment("gone", true))));

        assertThat(isServed(in, unit("a"))).isFalse();
        assertThat(isServed(out, unit("a"))).isFalse();
        assertThat(in.knowsSegment("gone")).isFalse();
    }

    @Test
    void segmentsInACircleAndThoseThatAskForThemAreNotThere() {
        Ruleset ruleset = Ruleset.compile(
                1,
                List.of(asking("f", new InSegment("c", true))),
                List.of(
                        segment("a", new InSegment("b", false)),
                        segment("b", GERMAN, new Condition.Not(new InSegment("a", false))),
                        segment("c", new InSegment("a", false)),
                        segment("d", GERMAN)));

        assertThat(Set.of("a", "b", "c")).noneMatch(ruleset::knowsSegment);
        assertThat(ruleset.knowsSegment("d")).isTrue();
        assertThat(isServed(ruleset, Map.of("country", "DE"))).isFalse();
    }

    @Test
    void aCircleThatIsBrokenUpIsThere() {
        Ruleset circle = Ruleset.compile(
                1,
                List.of(asking("f", new InSegment("a", false))),
                List.of(segment("a", new InSegment("b", false)), segment("b", new InSegment("a", false))));

        Ruleset ruleset = circle.with(2, segment("b", GERMAN));

        assertThat(isServed(ruleset, Map.of("country", "DE"))).isTrue();
    }

    @Test
    void aChangedSegmentReachesEveryFlagThatAsksForItAndNoOther() {
        Ruleset before = Ruleset.compile(
                1,
                List.of(
                        asking("direct", new InSegment("testers", false)),
                        asking("nested", new Condition.Not(new InSegment("friends", false))),
                        asking("other", GERMAN)),
                List.of(testers(1, "a"), segment("friends", new InSegment("testers", false))));

        Ruleset after = before.with(2, testers(2, "a", "b"));

        assertThat(isServed(after, "direct", unit("b"))).isTrue();
        assertThat(isServed(after, "nested", unit("b"))).isFalse();
        assertThat(isServed(before, "direct", unit("b"))).isFalse();
        assertThat(after.changesSince(before)).map(FlagChange::flagKey).containsExactlyInAnyOrder("direct", "nested");
        assertThat(after.decide("other", Subject.of(Map.of()))).isSameAs(before.decide("other", Subject.of(Map.of())));
        assertThat(after.sequence()).isEqualTo(2);
    }

    @Test
    void anEnvironmentLoadedAnewTellsWhichFlagsAChangedSegmentReaches() {
        List<Flag> flags = List.of(asking("asks", new InSegment("friends", false)), asking("other", GERMAN));
        Segment friends = segment("friends", new InSegment("testers", false));
        Ruleset before = Ruleset.compile(1, flags, List.of(testers(1, "a"), friends));

        Ruleset same = Ruleset.compile(5, flags, List.of(friends, testers(1, "a")));
        Ruleset after = Ruleset.compile(9, flags, List.of(friends, testers(4, "b")));

        assertThat(same.changesSince(before)).isEmpty();
        assertThat(after.changesSince(before)).map(FlagChange::flagKey).containsExactly("asks");
    }

    @Test
    void aRemovedSegmentMeetsNobody() {
        Ruleset before =
                Ruleset.compile(1, List.of(asking("f", new InSegment("testers", false))), List.of(testers(1, "a")));

        Ruleset after = before.withoutSegment(2, "testers");

        assertThat(isServed(before, unit("a"))).isTrue();
        assertThat(isServed(after, unit("a"))).isFalse();
        assertThat(after.segment("testers")).isEmpty();
        assertThat(isServed(after.with(3, testers(2, "a")), unit("a"))).isTrue();
    }
}
