package dev.guidon.engine.evaluate;

import static dev.guidon.engine.evaluate.Flags.flag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.Ramp;
import dev.guidon.engine.flag.Ramp.Step;
import dev.guidon.engine.flag.Rollout;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Share;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RampTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    /// Growing shares of `on`, an hour apart or more.
    @Provide
    Arbitrary<Ramp> ramps() {
        Arbitrary<List<Integer>> weights = Arbitraries.integers()
                .between(0, Rollout.BUCKETS)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
        return Combinators.combine(weights, Arbitraries.integers().between(1, 5), Arbitraries.of("s1", "s2"))
                .as((on, hours, salt) -> {
                    List<Integer> sorted = new ArrayList<>(on);
                    Collections.sort(sorted);
                    List<Step> steps = IntStream.range(0, sorted.size())
                            .mapToObj(i -> step(START.plus(HOUR.multipliedBy((long) i * hours)), sorted.get(i)))
                            .toList();
                    return new Ramp("targetingKey", salt, steps, Optional.empty());
                });
    }

    private static Step step(Instant start, int on) {
        return new Step(start, List.of(new Share("on", on), new Share("off", Rollout.BUCKETS - on)));
    }

    private static Ramp ramp(int... on) {
        List<Step> steps = IntStream.range(0, on.length)
                .mapToObj(i -> step(START.plus(HOUR.multipliedBy(i)), on[i]))
                .toList();
        return new Ramp("targetingKey", "salt", steps, Optional.empty());
    }

    private static Subject unit(int number) {
        return Subject.of(Map.of("targetingKey", "u" + number));
    }

    private static Decision decide(Serve serve, Instant now, Subject subject) {
        return Ruleset.compile(1, List.of(flag("f").byDefault(serve).build()), List.of(), () -> now)
                .decide("f", subject);
    }

    private static String variant(Ramp ramp, Instant now, Subject subject) {
        return ((Decision.Served) decide(new Serve.Ramped(ramp), now, subject))
                .variant()
                .key();
    }

    @Property(tries = 200)
    void atAnyInstantARampIsTheRolloutOfItsStep(
            @ForAll("ramps") Ramp ramp, @ForAll @IntRange(min = 0, max = 2_000) int minutes) {
        Instant now = START.plus(Duration.ofMinutes(minutes));
        Rollout current = ramp.at(now).orElseThrow();

        for (int i = 0; i < 100; i++) {
            assertThat(decide(new Serve.Ramped(ramp), now, unit(i)))
                    .isEqualTo(decide(new Serve.Split(current), now, unit(i)));
        }
    }

    @Property(tries = 100)
    void nobodyWhoIsInAGrowingShareLeavesIt(@ForAll("ramps") Ramp ramp, @ForAll @IntRange(max = 1_000) int number) {
        boolean in = false;
        for (Step step : ramp.steps()) {
            boolean now = variant(ramp, step.start(), unit(number)).equals("on");
            assertThat(now || !in).isTrue();
            in = now;
        }
    }

    @Property(tries = 100)
    void aRampThatGoesOnComesToItsStepsAsMuchLaterAsItStoodStill(
            @ForAll("ramps") Ramp ramp,
            @ForAll @IntRange(max = 600) int untilPause,
            @ForAll @IntRange(max = 600) int standstill,
            @ForAll @IntRange(max = 600) int after) {
        Instant paused = START.plus(Duration.ofMinutes(untilPause));
        Instant resumed = paused.plus(Duration.ofMinutes(standstill));
        Ramp late = ramp.paused(paused).resumed(resumed);

        assertThat(ramp.paused(paused).stepAt(resumed)).isEqualTo(ramp.stepAt(paused));
        assertThat(late.stepAt(resumed.plus(Duration.ofMinutes(after))))
                .isEqualTo(ramp.stepAt(paused.plus(Duration.ofMinutes(after))));
    }

    @Property(tries = 100)
    void aJumpGoesToItsStepAndKeepsTheDistancesOfThoseAfterIt(
            @ForAll("ramps") Ramp ramp, @ForAll @IntRange(max = 5) int wish, @ForAll @IntRange(max = 900) int minutes) {
        int chosen = wish % ramp.steps().size();
        Instant now = START.minus(Duration.ofHours(5)).plus(Duration.ofMinutes(minutes));
        Ramp jumped = ramp.jumpedTo(chosen, now);

        assertThat(jumped.stepAt(now)).isEqualTo(chosen);
        assertThat(jumped.steps())
                .map(Step::shares)
                .isEqualTo(ramp.steps().stream().map(Step::shares).toList());
        for (int i = chosen; i < ramp.steps().size(); i++) {
            assertThat(Duration.between(now, jumped.steps().get(i).start()))
                    .isEqualTo(Duration.between(
                            ramp.steps().get(chosen).start(),
                            ramp.steps().get(i).start()));
        }
    }

    @Test
    void beforeItsFirstStepARampServesNobody() {
        Serve serve = new Serve.Ramped(ramp(Rollout.BUCKETS));
        Condition everybody = new Condition.All(List.of());
        Instant before = START.minusMillis(1);
        Ruleset ruleset = Ruleset.compile(
                1,
                List.of(flag("f")
                        .with("r", everybody, serve)
                        .byDefault(Flags.OFF)
                        .build()),
                List.of(),
                () -> before);

        assertThat(variant(ramp(Rollout.BUCKETS), before, unit(1))).isEqualTo("off");
        assertThat(variant(ramp(Rollout.BUCKETS), START, unit(1))).isEqualTo("on");
        assertThat(((Decision.Served) ruleset.decide("f", unit(1))).cause().ruleId())
                .isEmpty();
        assertThat(variant(ramp(Rollout.BUCKETS).paused(before), START, unit(1)))
                .isEqualTo("off");
    }

    @Test
    void aRampIsASplitEvenWhenItGivesEverybodyTheSame() {
        Decision.Served decision = (Decision.Served) decide(new Serve.Ramped(ramp(Rollout.BUCKETS)), START, unit(1));

        assertThat(decision.reason()).isEqualTo(Reason.SPLIT);
    }

    @Test
    void theLastStepTellsWhenAnswersMayHaveChanged() {
        Ramping flags = new Ramping(ramp(0, 100, 200));

        assertThat(flags.lastStep(START.minusMillis(1))).isZero();
        assertThat(flags.lastStep(START)).isEqualTo(START.toEpochMilli());
        assertThat(flags.lastStep(START.plus(HOUR).plusMillis(7)))
                .isEqualTo(START.plus(HOUR).toEpochMilli());
        assertThat(new Ramping(ramp(0, 100).paused(START)).lastStep(START.plus(HOUR)))
                .isZero();
    }

    /// One flag by its ramp.
    private record Ramping(Ramp ramp) {
        long lastStep(Instant now) {
            return Ruleset.compile(
                            1,
                            List.of(flag("f").byDefault(new Serve.Ramped(ramp)).build()),
                            List.of(),
                            () -> now)
                    .lastStep();
        }
    }

    @Test
    void decidingByARampAllocatesNothing() {
        List<Flag> flags =
                List.of(flag("f").byDefault(new Serve.Ramped(ramp(0, 50_000))).build());
        Ruleset ruleset = Ruleset.compile(1, flags);
        Subject subject = unit(1);
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = 0;
        int decisions = 20_000;
        int served = 0;

        for (int i = 0; i < 2 * decisions; i++) {
            if (i == decisions) {
                before = thread.getCurrentThreadAllocatedBytes();
            }
            served += ruleset.decide("f", subject) instanceof Decision.Served ? 1 : 0;
        }

        long allocated = thread.getCurrentThreadAllocatedBytes() - before;
        assertThat(served).isEqualTo(2 * decisions);
        assertThat(allocated).isLessThan(decisions);
    }

    @Test
    void stepsThatMoveUnitsOutOfAGrowingShareAreRefused() {
        Step before = new Step(START, shares(80_000, 10_000, 10_000));
        Step moving = new Step(START.plus(HOUR), shares(60_000, 20_000, 20_000));
        Step keeping = new Step(START.plus(HOUR), shares(80_000, 0, 20_000));

        assertThat(Ramp.problemWith(List.of(before, moving)))
                .hasValueSatisfying(problem -> assertThat(problem.message()).contains("'b'"));
        assertThat(Ramp.problemWith(List.of(before, keeping))).isEmpty();
    }

    private static List<Share> shares(int a, int b, int c) {
        return List.of(new Share("a", a), new Share("b", b), new Share("c", c));
    }

    @Test
    void whatIsNoRampIsRefused() {
        Step first = step(START, 1);

        assertThat(Ramp.problemWith(List.of())).isPresent();
        assertThat(Ramp.problemWith(List.of(first, step(START, 2)))).isPresent();
        assertThat(Ramp.problemWith(List.of(first, new Step(START.plus(HOUR), List.of(new Share("on", 100_000))))))
                .isPresent();
        assertThat(Ramp.problemWith(IntStream.rangeClosed(0, 100)
                        .mapToObj(i -> step(START.plusSeconds(i), i))
                        .toList()))
                .isPresent();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ramp(
                        "targetingKey", "s", List.of(new Step(START, List.of(new Share("on", 1)))), Optional.empty()));
    }
}
