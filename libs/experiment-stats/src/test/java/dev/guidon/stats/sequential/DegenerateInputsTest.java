package dev.guidon.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guidon.stats.Interval;
import dev.guidon.stats.sequential.ProbabilityRatioTest.Verdict;
import dev.guidon.stats.sequential.SampleVarianceMixture.Arm;
import dev.guidon.stats.sequential.SequentialEstimate.NotComputable;
import dev.guidon.stats.sequential.SequentialEstimate.Reason;
import org.junit.jupiter.api.Test;

/// What cannot be computed says so; it is neither zero nor not a number.
final class DegenerateInputsTest {
    private static final AsymptoticSequence SEQUENCE = new AsymptoticSequence(0.05, 5_000, Direction.EITHER);

    @Test
    void withoutUnitsThereIsNoEstimate() {
        assertThat(SEQUENCE.estimate(new Observed(0, 0, 0))).isEqualTo(new NotComputable(Reason.NO_UNITS));
        assertThat(new HowardSequence(0.05, 5_000).estimate(new Observed(0, 1, 0)))
                .isEqualTo(new NotComputable(Reason.NO_UNITS));
        assertThat(new SampleVarianceMixture(0.05).estimate(new Arm(0, 1, 0), new Arm(0, 1, 10)))
                .isEqualTo(new NotComputable(Reason.NO_UNITS));
    }

    @Test
    void withoutSpreadThereIsNoEstimate() {
        assertThat(SEQUENCE.estimate(new Observed(1, 0, 10))).isEqualTo(new NotComputable(Reason.ZERO_VARIANCE));
        assertThat(new SampleVarianceMixture(0.05).estimate(new Arm(0, 0, 10), new Arm(1, 0, 10)))
                .isEqualTo(new NotComputable(Reason.ZERO_VARIANCE));
    }

    @Test
    void beyondTheLargestDoubleThereIsNoEstimate() {
        assertThat(SEQUENCE.estimate(new Observed(1, 1e308, 10))).isEqualTo(new NotComputable(Reason.OUT_OF_RANGE));
        assertThat(SEQUENCE.estimate(new Observed(Double.NaN, 1, 10)))
                .isEqualTo(new NotComputable(Reason.OUT_OF_RANGE));
    }

    @Test
    void anArmWithoutObservationsHasNoQuantileToCompare() {
        QuantileComparison median = new QuantileComparison(0.5, 100, 0.05);

        assertThat(median.pValue(OrderedSample.of(), OrderedSample.of(1, 2))).isEmpty();
        assertThat(median.logE(OrderedSample.of(1, 2), OrderedSample.of())).isEmpty();
    }

    @Test
    void aHistogramComparesAsItsBinsDo() {
        OrderedSample bins = OrderedSample.ofCounts(new double[] {1, 2, 5}, new long[] {2, 0, 3});
        OrderedSample raw = OrderedSample.of(5, 1, 5, 1, 5);
        QuantileComparison median = new QuantileComparison(0.5, 10, 0.05);
        OrderedSample other = OrderedSample.of(3, 4, 6, 7, 8, 9);

        assertThat(median.logE(bins, other)).isEqualTo(median.logE(raw, other));
    }

    @Test
    void withoutTrialsARateCanBeAnything() {
        assertThat(new BernoulliSequence(0.05, 100, 0.05).interval(0, 0)).isEqualTo(new Interval(0, 1));
        assertThatThrownBy(() -> new BernoulliSequence(0.05, 100, 0.05).interval(2, 1))
                .hasMessageContaining("from 0 to 1");
    }

    @Test
    void waldsTestWaitsUntilOneThresholdIsPassed() {
        ProbabilityRatioTest test = new ProbabilityRatioTest(0.1, 0.05, 0.2);

        assertThat(test.verdict(0.1, 0.03)).isEqualTo(Verdict.EFFECT);
        assertThat(test.verdict(0.0, 0.03)).isEqualTo(Verdict.NO_EFFECT);
        assertThat(test.verdict(0.05, 0.03)).isEqualTo(Verdict.CONTINUE);
        assertThat(test.verdict(0.05, 0)).isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new AsymptoticSequence(0.5, 5_000, Direction.UP))
                .hasMessageContaining("alpha");
        assertThatThrownBy(() -> new AsymptoticSequence(0.05, 0, Direction.UP)).hasMessageContaining("tuned");
        assertThatThrownBy(() -> new PolynomialStitching(10, 0, 1, 2)).hasMessageContaining("s > 1");
        assertThatThrownBy(() -> new QuantileComparison(1, 100, 0.05)).hasMessageContaining("quantile");
        assertThatThrownBy(() -> new ProbabilityRatioTest(0, 0.05, 0.2)).hasMessageContaining("effect");
    }
}
