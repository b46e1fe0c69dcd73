package dev.guidon.stats.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guidon.stats.Estimate.Effect;
import dev.guidon.stats.Estimate.NotComputable;
import dev.guidon.stats.Estimate.Reason;
import dev.guidon.stats.Interval;
import dev.guidon.stats.MetricStatistics.Proportion;
import dev.guidon.stats.effect.EffectMoments.Known;
import dev.guidon.stats.effect.NonInferiorityTest.Margin;
import dev.guidon.stats.effect.NonInferiorityTest.Null;
import dev.guidon.stats.effect.NonInferiorityTest.Preferred;
import dev.guidon.stats.metric.ArmStatistics.OfMean;
import dev.guidon.stats.metric.JointSums;
import dev.guidon.stats.metric.ValueKind;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

final class TestsOfEffectsTest {
    private static final Interval EVERYWHERE = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    @Property(tries = 200)
    void anIntervalExcludesZeroExactlyWhenTheTestRejects(
            @ForAll @DoubleRange(min = -6, max = 6) double t,
            @ForAll @DoubleRange(min = 1, max = 1e6) double degreesOfFreedom,
            @ForAll Alternative alternative) {
        Known effect = new Known(t, 1, degreesOfFreedom, List.of(), 0);

        Effect tested = (Effect) new TTest(0.05, alternative).of(effect);

        assertThat(tested.interval().contains(0)).isEqualTo(tested.pValue() >= 0.05);
    }

    @Test
    void theOneSidedPValuesAddUpToOne() {
        Known effect = new Known(0.7, 0.5, 12, List.of(), 0);

        double greater = ((Effect) new TTest(0.05, Alternative.GREATER).of(effect)).pValue();
        double less = ((Effect) new TTest(0.05, Alternative.LESS).of(effect)).pValue();

        assertThat(greater + less).isCloseTo(1, within(1e-15));
        assertThat(greater).isLessThan(0.5);
    }

    /// statsig-io/docs, fieller-intervals.mdx: the formula; g and the interval by an independent implementation.
    @Test
    void fiellersIntervalHasThePublishedForm() {
        FiellerInterval.Known fieller = (FiellerInterval.Known)
                FiellerInterval.of(0.05, new ArmMoments(5000, 10, 25), new ArmMoments(5100, 10.3, 26));

        assertThat(fieller.g()).isCloseTo(0.00019211136330736774, within(1e-15));
        assertThat(fieller.interval().lower()).isCloseTo(0.010202803355791268, within(1e-12));
        assertThat(fieller.interval().upper()).isCloseTo(0.050193022095188944, within(1e-12));
    }

    @Test
    void fiellersIntervalIsUnboundedWhereTheControlMayBeZero() {
        ArmMoments noisy = new ArmMoments(100, 0.1, 25);

        FiellerInterval.Known fieller =
                (FiellerInterval.Known) FiellerInterval.of(0.05, noisy, new ArmMoments(100, 1, 25));

        assertThat(fieller.g()).isGreaterThan(1);
        assertThat(fieller.interval()).isEqualTo(EVERYWHERE);
        assertThat(FiellerInterval.of(0.05, new ArmMoments(9, 0, 1), noisy))
                .isEqualTo(new FiellerInterval.Undefined(Reason.ZERO_BASELINE));
        assertThat(FiellerInterval.of(0.05, new ArmMoments(0, 1, 1), noisy))
                .isEqualTo(new FiellerInterval.Undefined(Reason.NO_UNITS));
    }

    /// spotify/confidence, tests/frequentist/test_chisquared.py, TestCategorical.test_difference.
    @Test
    void proportionsHaveAPooledAndAnUnpooledPValue() {
        ProportionTest.Tested tested = (ProportionTest.Tested)
                new ProportionTest(0.05, EffectScale.ABSOLUTE).of(new Proportion(104, 42), new Proportion(1009, 500));

        assertThat(tested.value()).isCloseTo(0.09169398490508501, within(1e-12));
        assertThat(tested.interval().lower()).isCloseTo(-0.0075254411815593725, within(1e-12));
        assertThat(tested.pValue()).isCloseTo(0.07009323824860518, within(1e-12));
        assertThat(tested.pooledPValue()).isCloseTo(0.07486618912440117, within(1e-12));
    }

    @Test
    void proportionsOfNobodyAndOfEverybodyAreUndefined() {
        ProportionTest test = new ProportionTest(0.05, EffectScale.ABSOLUTE);

        assertThat(test.of(new Proportion(0, 0), new Proportion(9, 3)))
                .isEqualTo(new ProportionTest.Undefined(Reason.NO_UNITS));
        assertThat(test.of(new Proportion(9, 9), new Proportion(9, 3)))
                .isEqualTo(new ProportionTest.Undefined(Reason.ZERO_VARIANCE));
    }

    /// spotify/confidence, tests/frequentist/test_ztest.py, TestWithNims.
    @Test
    void nonInferiorityHasThePublishedNumbers() {
        OfMean control = mean(5000, 10021, 25142);
        OfMean treatment = mean(5000, 9892, 24510);

        NonInferiorityTest.Tested tested = (NonInferiorityTest.Tested)
                new NonInferiorityTest(0.01, Preferred.INCREASE, 0.02, Margin.RELATIVE, Null.FIXED)
                        .of(control, treatment);

        assertThat(tested.nullEffect()).isCloseTo(-0.040084, within(1e-12));
        assertThat(tested.pValue()).isCloseTo(0.2375471098953803, within(1e-10));
        assertThat(tested.interval().lower()).isCloseTo(-0.07232597788213177, within(1e-10));
        assertThat(tested.interval().upper()).isInfinite();
        assertThat(tested.isNotInferior()).isFalse();
    }

    @Test
    void aContrastCountsTheErrorOfItsNull() {
        OfMean control = mean(5000, 10021, 25142);
        OfMean treatment = mean(5000, 9892, 24510);

        assertThat(errorOf(Null.CONTRAST, Preferred.INCREASE, control, treatment))
                .isLessThan(errorOf(Null.FIXED, Preferred.INCREASE, control, treatment));
        assertThat(errorOf(Null.CONTRAST, Preferred.DECREASE, control, treatment))
                .isGreaterThan(errorOf(Null.FIXED, Preferred.DECREASE, control, treatment));
    }

    @Test
    void twoEqualEffectsDoNotInteract() {
        ArmMoments low = new ArmMoments(100, 1, 4);
        ArmMoments high = new ArmMoments(100, 3, 4);

        Known none = (Known) new Interaction(low, high, low, high).moments();

        assertThat(none.value()).isZero();
        assertThat(none.standardError()).isCloseTo(0.4, within(1e-12));
        assertThat(none.degreesOfFreedom()).isCloseTo(396, within(1e-9));
        assertThat(new Interaction(low, high, low, new ArmMoments(1, 3, 4)).moments())
                .isEqualTo(new EffectMoments.Undefined(Reason.TOO_FEW_UNITS));
    }

    @Test
    void theBalanceBeforeExposureIsTestedAtASharedLevel() {
        PreExposureBalance balance = new PreExposureBalance(3, 5);

        assertThat(balance.level()).isCloseTo(0.0001, within(1e-18));
        assertThat(balance.test(Samples.numbers(1, 1), Samples.numbers(1, 2)))
                .isEqualTo(new NotComputable(Reason.ZERO_VARIANCE));
        assertThat(balance.test(Samples.numbers(1, 2, 3), Samples.numbers(2, 3, 5)))
                .isInstanceOf(Effect.class);
    }

    private static double errorOf(Null hypothesis, Preferred preferred, OfMean control, OfMean treatment) {
        NonInferiorityTest test = new NonInferiorityTest(0.01, preferred, 0.02, Margin.RELATIVE, hypothesis);
        return ((NonInferiorityTest.Tested) test.of(control, treatment)).standardError();
    }

    private static OfMean mean(long units, double sum, double squares) {
        return new OfMean(JointSums.ofRaw(List.of(ValueKind.NUMBER), units, List.of(sum), List.of(squares)));
    }
}
