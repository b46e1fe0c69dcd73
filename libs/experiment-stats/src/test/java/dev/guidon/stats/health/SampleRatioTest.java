package dev.guidon.stats.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.guidon.stats.health.SampleRatioBlame.Segment;
import dev.guidon.stats.health.SampleRatioBlame.Suspect;
import dev.guidon.stats.health.SequentialSampleRatio.Look;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class SampleRatioTest {
    private static final List<Double> SHARES = List.of(0.4, 0.4, 0.2);

    /// The example of Optimizely's ssrm library.
    @Example
    void publishedEvidenceUnitByUnit() {
        SequentialSampleRatio state = SequentialSampleRatio.of(SHARES, List.of(1.0, 1.0, 1.0), 1);
        List<Look> looks = new ArrayList<>();
        for (List<Long> unit : List.of(arm(0), arm(1), arm(0), arm(1), arm(2))) {
            state = state.plus(unit);
            looks.add(state.look());
        }

        assertThat(looks.get(1).logMarginalAlternative()).isCloseTo(-2.4849066497880004, within(1e-9));
        assertThat(looks.get(4).logMarginalAlternative()).isCloseTo(-6.4457198193855785, within(1e-9));
        assertThat(looks.get(4).logMarginalNull()).isCloseTo(-5.27460083993072, within(1e-9));
        assertThat(looks.get(4).bayesFactor()).isCloseTo(0.31001984126984106, within(1e-9));
        assertThat(looks.get(4).pValue()).isEqualTo(1);
        assertThat(state.units()).containsExactly(2L, 2L, 1L);
    }

    @Property
    void howTheStreamIsCutDoesNotChangeTheEvidence(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 2) Integer> units) {
        SequentialSampleRatio single = SequentialSampleRatio.of(SHARES);
        for (int unit : units) {
            single = single.plus(arm(unit));
        }
        List<Integer> shuffled = new ArrayList<>(units);
        Collections.reverse(shuffled);
        SequentialSampleRatio batches = SequentialSampleRatio.of(SHARES)
                .plus(counted(shuffled.subList(0, units.size() / 2)))
                .plus(counted(shuffled.subList(units.size() / 2, units.size())));

        assertThat(batches.look().logBayesFactor()).isCloseTo(single.look().logBayesFactor(), within(1e-7));
        assertThat(batches.units()).isEqualTo(single.units());
    }

    @Example
    void aMismatchOnceFoundStaysFound() {
        SequentialSampleRatio found =
                SequentialSampleRatio.of(List.of(1.0, 1.0)).plus(List.of(6_000L, 5_000L));
        SequentialSampleRatio evened = found.plus(List.of(50_000L, 51_000L));

        assertThat(found.look().pValue()).isLessThan(1e-6);
        assertThat(found.look().posteriorProbability()).isGreaterThan(0.999);
        assertThat(evened.look().pValue()).isEqualTo(found.look().pValue());
    }

    @Example
    void aFairSplitLookedAtEveryDayIsSeldomCalledAMismatch() {
        RandomGenerator random = new SplittableRandom(7);
        int called = 0;
        for (int experiment = 0; experiment < 2_000; experiment++) {
            called += calledOnSomeDay(random) ? 1 : 0;
        }

        assertThat(called / 2_000.0).isLessThan(0.05);
    }

    @Example
    void whatIsNoRatioIsRefused() {
        assertThatThrownBy(() -> SequentialSampleRatio.of(List.of(1.0))).hasMessageContaining("two or more");
        assertThatThrownBy(() -> SequentialSampleRatio.of(List.of(1.0, 0.0))).hasMessageContaining("positive");
        assertThatThrownBy(() -> SequentialSampleRatio.of(SHARES).plus(List.of(1L, 2L)))
                .hasMessageContaining("3 arms");
    }

    @Example
    void theBrokenSegmentIsBlamedAndTheRestIsFineWithoutIt() {
        List<Suspect> suspects = new SampleRatioBlame(0.001)
                .suspects(
                        List.of(0.5, 0.5),
                        List.of(
                                new Segment("browser", "firefox", List.of(5_000L, 5_010L)),
                                new Segment("browser", "safari", List.of(3_000L, 2_500L)),
                                new Segment("system", "windows", List.of(4_000L, 3_800L)),
                                new Segment("system", "other", List.of(4_000L, 3_710L)),
                                new Segment("system", "none", List.of(0L, 0L))));

        Suspect first = suspects.getFirst();
        assertThat(first.segment().level()).isEqualTo("safari");
        assertThat(first.blamed()).isTrue();
        assertThat(first.contribution()).isGreaterThan(0.99);
        assertThat(first.largestDeviation()).isCloseTo(250 / 2_750.0, within(1e-12));
        assertThat(first.without().orElseThrow().pValue()).isGreaterThan(0.5);
        assertThat(suspects).hasSize(4).filteredOn(Suspect::blamed).hasSize(1);
    }

    @Example
    void fairSegmentsAreNotBlamed() {
        List<Suspect> suspects = new SampleRatioBlame(0.05)
                .suspects(
                        List.of(2.0, 1.0),
                        List.of(
                                new Segment("region", "north", List.of(2_000L, 1_000L)),
                                new Segment("region", "south", List.of(210L, 90L))));

        assertThat(suspects).noneMatch(Suspect::blamed);
        assertThat(suspects.getFirst().segment().level()).isEqualTo("south");
    }

    private static boolean calledOnSomeDay(RandomGenerator random) {
        SequentialSampleRatio state = SequentialSampleRatio.of(List.of(0.5, 0.5), List.of(0.5, 0.5), 100);
        for (int day = 0; day < 20; day++) {
            long first = Math.clamp(Math.round(100 + random.nextGaussian() * Math.sqrt(50)), 0, 200);
            state = state.plus(List.of(first, 200 - first));
        }
        return state.look().pValue() < 0.05;
    }

    private static List<Long> arm(int index) {
        return counted(List.of(index));
    }

    private static List<Long> counted(List<Integer> units) {
        Long[] counts = {0L, 0L, 0L};
        units.forEach(unit -> counts[unit]++);
        return List.of(counts);
    }
}
