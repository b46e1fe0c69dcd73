package dev.guidon.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.guidon.stats.MetricStatistics.Mean;
import dev.guidon.stats.MetricStatistics.Proportion;
import org.junit.jupiter.api.Test;

final class MetricStatisticsTest {

    @Test
    void theVarianceOfAProportionHasNoSampleCorrection() {
        Proportion proportion = new Proportion(4, 1);

        assertThat(proportion.mean()).hasValue(0.25);
        assertThat(proportion.variance()).hasValue(0.1875);
    }

    @Test
    void theVarianceOfAMeanHasTheSampleCorrection() {
        Mean mean = new Mean(AnchoredSums.ofRaw(4, 1, 1));

        assertThat(mean.mean()).hasValue(0.25);
        assertThat(mean.variance()).hasValue(0.25);
    }

    @Test
    void withoutUnitsAProportionHasNeitherMeanNorVariance() {
        Proportion none = new Proportion(0, 0);

        assertThat(none.mean()).isEmpty();
        assertThat(none.variance()).isEmpty();
    }

    @Test
    void nobodyAndEverybodyConvertingBothHaveNoVariance() {
        assertThat(new Proportion(7, 0).variance()).hasValue(0);
        assertThat(new Proportion(7, 7).variance()).hasValue(0);
    }

    @Test
    void aRareFailureKeepsItsDigits() {
        Proportion proportion = new Proportion(1_000_000_000_000_000L, 999_999_999_999_999L);

        assertThat(proportion.variance().orElseThrow()).isCloseTo(1e-15, within(1e-28));
    }

    @Test
    void disjointUnitsMerge() {
        assertThat(new Proportion(10, 3).merged(new Proportion(5, 2))).isEqualTo(new Proportion(15, 5));
        assertThat(mean(1, 5).merged(mean(9, 13))).isEqualTo(mean(1, 5, 9, 13));
    }

    @Test
    void moreSuccessesThanUnitsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Proportion(3, 4))
                .withMessage("successes must be from 0 to 3, but are 4");
        assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(3, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(-1, 0));
    }

    @Test
    void unitsBeyondALongAreRefusedRatherThanWrapped() {
        Proportion full = new Proportion(Long.MAX_VALUE, 0);

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> full.merged(new Proportion(1, 0)));
    }

    private static Mean mean(double... values) {
        AnchoredSums sums = AnchoredSums.empty();
        for (double value : values) {
            sums = sums.plus(value);
        }
        return new Mean(sums);
    }
}
