package dev.guidon.stats.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.guidon.stats.segment.Heterogeneity.Segment;
import dev.guidon.stats.segment.Heterogeneity.Shrunk;
import dev.guidon.stats.segment.Heterogeneity.Tested;
import dev.guidon.stats.segment.Heterogeneity.TooFewSegments;
import dev.guidon.stats.segment.SegmentScan.Attribute;
import dev.guidon.stats.segment.SegmentScan.Finding;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class HeterogeneityTest {

    /// By hand: weights 100, 25 and 100; common effect 0.84/... = (10·0.1 + 5 + 30)/225.
    @Test
    void threeSegmentsHaveTheNumbersOfTheFormulas() {
        Tested tested = tested(List.of(segment(0.1, 0.1), segment(0.2, 0.2), segment(0.3, 0.1)));

        assertThat(tested.commonEffect().effect()).isCloseTo((10 + 5 + 30) / 225.0, within(1e-12));
        assertThat(tested.commonEffect().standardError()).isCloseTo(1 / 15.0, within(1e-12));
        assertThat(tested.statistic()).isCloseTo(2, within(1e-12));
        assertThat(tested.degreesOfFreedom()).isEqualTo(2);
        assertThat(tested.pValue()).isCloseTo(Math.exp(-1), within(1e-12));
        assertThat(tested.betweenVariance()).isCloseTo(0, within(1e-15));
    }

    @Test
    void differencesBeyondChanceKeepTheirOwnEffects() {
        Tested tested = tested(List.of(segment(0, 0.1), segment(1, 0.1)));

        assertThat(tested.statistic()).isCloseTo(50, within(1e-9));
        assertThat(tested.betweenVariance()).isCloseTo(0.49, within(1e-9));
        assertThat(tested.inconsistency()).isCloseTo(0.98, within(1e-9));
        assertThat(tested.segments().getFirst().ownWeight()).isCloseTo(0.98, within(1e-9));
        assertThat(tested.segments().getFirst().effect()).isCloseTo(0.01, within(1e-9));
    }

    @Property
    void shrunkEffectsLieBetweenTheirOwnAndTheMean(
            @ForAll @Size(min = 2, max = 12) List<@DoubleRange(min = -5, max = 5) Double> effects) {
        List<Segment> segments = effects.stream()
                .map(effect -> segment(effect, 0.5 + effect * effect / 10))
                .toList();

        Tested tested = tested(segments);

        double mean = tested.meanEffect().effect();
        for (int i = 0; i < segments.size(); i++) {
            Shrunk shrunk = tested.segments().get(i);
            double own = segments.get(i).effect();
            assertThat(shrunk.effect()).isBetween(Math.min(own, mean) - 1e-9, Math.max(own, mean) + 1e-9);
            assertThat(shrunk.standardError()).isPositive();
        }
        assertThat(tested.pValue()).isBetween(0.0, 1.0);
    }

    @Test
    void fewerThanTwoSegmentsCannotDiffer() {
        assertThat(Heterogeneity.of(List.of())).isEqualTo(new TooFewSegments());
        assertThat(Heterogeneity.of(List.of(segment(1, 1)))).isEqualTo(new TooFewSegments());
        assertThatIllegalArgumentException().isThrownBy(() -> segment(1, 0));
    }

    @Test
    void onlyWhatSurvivesLookingEverywhereIsReported() {
        List<Finding> findings = new SegmentScan(0.05)
                .of(List.of(
                        new Attribute("country", List.of(segment(0.1, 0.1), segment(0.35, 0.1))),
                        new Attribute("platform", List.of(segment(0, 0.1), segment(1, 0.1))),
                        new Attribute("plan", List.of(segment(0.1, 0.1))),
                        new Attribute("age", List.of(segment(0.1, 0.1), segment(0.11, 0.1)))));

        assertThat(findings).map(Finding::attribute).containsExactly("platform", "country", "age");
        assertThat(findings).map(Finding::survives).containsExactly(true, false, false);
        assertThat(findings.get(1).heterogeneity().pValue()).isBetween(0.05, 0.1);
    }

    private static Segment segment(double effect, double standardError) {
        return new Segment(effect, standardError);
    }

    private static Tested tested(List<Segment> segments) {
        return (Tested) Heterogeneity.of(segments);
    }
}
