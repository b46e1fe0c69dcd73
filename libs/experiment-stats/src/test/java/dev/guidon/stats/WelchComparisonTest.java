package dev.guidon.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.guidon.stats.Estimate.Effect;
import dev.guidon.stats.Estimate.NotComputable;
import dev.guidon.stats.Estimate.Reason;
import dev.guidon.stats.MetricStatistics.Mean;
import dev.guidon.stats.MetricStatistics.Proportion;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Edges of [WelchTest]; its numbers are checked by [ReferenceValuesTest].
final class WelchComparisonTest {
    private static final WelchTest TEST = new WelchTest(0.05);
    private static final Mean SPREAD = mean(1, 2, 3, 4);

    @Test
    void anArmWithoutUnitsMakesTheEffectUnknown() {
        assertNeitherComputable(mean(), SPREAD, Reason.NO_UNITS);
        assertNeitherComputable(SPREAD, new Proportion(0, 0), Reason.NO_UNITS);
        assertNeitherComputable(mean(5), mean(), Reason.NO_UNITS);
    }

    @Test
    void aSingleUnitMakesTheEffectUnknown() {
        assertNeitherComputable(mean(5), SPREAD, Reason.TOO_FEW_UNITS);
        assertNeitherComputable(new Proportion(100, 10), new Proportion(1, 1), Reason.TOO_FEW_UNITS);
    }

    @Test
    void armsThatDoNotVaryMakeTheEffectUnknown() {
        assertNeitherComputable(mean(5, 5, 5), mean(6, 6), Reason.ZERO_VARIANCE);
        assertNeitherComputable(new Proportion(50, 50), new Proportion(40, 40), Reason.ZERO_VARIANCE);
    }

    @Test
    void oneArmThatVariesIsEnough() {
        Effect effect = effect(TEST.absolute(mean(1, 1, 1), SPREAD));

        assertThat(effect.value()).isEqualTo(1.5);
        assertThat(effect.degreesOfFreedom()).isEqualTo(3);
    }

    @Test
    void aTreatmentOfAllZeroesHasARelativeEffectWithoutError() {
        assertThat(TEST.relative(SPREAD, mean(0, 0, 0))).isEqualTo(new NotComputable(Reason.ZERO_VARIANCE));
        assertThat(TEST.absolute(SPREAD, mean(0, 0, 0))).isInstanceOf(Effect.class);
    }

    @Test
    void nothingIsRelativeToZero() {
        assertThat(TEST.relative(mean(-1, 1), SPREAD)).isEqualTo(new NotComputable(Reason.ZERO_BASELINE));
        assertThat(TEST.relative(new Proportion(9, 0), new Proportion(9, 3)))
                .isEqualTo(new NotComputable(Reason.ZERO_BASELINE));
    }

    @Test
    void sumsThatContradictEachOtherAreNamed() {
        Mean impossible = new Mean(AnchoredSums.ofRaw(10, 100, 500));

        assertNeitherComputable(impossible, SPREAD, Reason.CONTRADICTORY_SUMS);
        assertNeitherComputable(SPREAD, impossible, Reason.CONTRADICTORY_SUMS);
    }

    @Test
    void anEffectBeyondTheRangeOfADoubleIsNamed() {
        Mean tiny = new Mean(AnchoredSums.ofRaw(10, 1e-300, 1));
        Mean huge = mean(1e100, 0.9e100);

        assertThat(TEST.relative(tiny, huge)).isEqualTo(new NotComputable(Reason.OUT_OF_RANGE));
        assertThat(TEST.absolute(tiny, huge)).isInstanceOf(Effect.class);
    }

    @Test
    void reasonsHaveStableCodes() {
        assertThat(Arrays.stream(Reason.values()).map(Reason::code))
                .containsExactly(
                        "no_units",
                        "too_few_units",
                        "contradictory_sums",
                        "zero_variance",
                        "zero_baseline",
                        "zero_denominator",
                        "out_of_range");
    }

    @Test
    void aRiseOfANegativeMeanIsARise() {
        Effect effect = effect(TEST.relative(mean(-3, -5), mean(-1, -3)));

        assertThat(effect.value()).isEqualTo(0.5);
    }

    @Test
    void anOverwhelmingEffectHasATinyPValueNotZero() {
        Effect effect = effect(TEST.absolute(new Proportion(10_000, 1_000), new Proportion(10_000, 2_300)));

        assertThat(effect.value() / effect.standardError()).isGreaterThan(25);
        assertThat(effect.pValue()).isPositive().isLessThan(1e-130);
    }

    @Test
    void aLargeOffsetDoesNotBlurTheDifference() {
        double[] control = {4, 7, 13, 16};
        double[] treatment = {5, 9, 14, 18, 21};
        double[] shiftedControl = Arrays.stream(control).map(y -> y + 1e15).toArray();
        double[] shiftedTreatment = Arrays.stream(treatment).map(y -> y + 1e15).toArray();

        Estimate plain = TEST.absolute(mean(control), mean(treatment));
        Estimate shifted = TEST.absolute(mean(shiftedControl), mean(shiftedTreatment));

        assertThat(effect(shifted).value()).isCloseTo(effect(plain).value(), within(1e-14));
        assertThat(effect(shifted).pValue()).isCloseTo(effect(plain).pValue(), within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.05, 5, Double.NaN})
    void alphaIsAProbabilityThatLeavesRoomForBothAnswers(double alpha) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WelchTest(alpha))
                .withMessageContaining("" + alpha);
    }

    private static void assertNeitherComputable(MetricStatistics control, MetricStatistics treatment, Reason reason) {
        assertThat(List.of(TEST.absolute(control, treatment), TEST.relative(control, treatment)))
                .containsOnly(new NotComputable(reason));
    }

    private static Effect effect(Estimate estimate) {
        assertThat(estimate).isInstanceOf(Effect.class);
        return (Effect) estimate;
    }

    private static Mean mean(double... values) {
        AnchoredSums sums = AnchoredSums.empty();
        for (double value : values) {
            sums = sums.plus(value);
        }
        return new Mean(sums);
    }
}
