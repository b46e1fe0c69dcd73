package dev.guidon.stats.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.guidon.stats.metric.QuantileStatistics.Clusters;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ShapingTest {
    private static final OptionalDouble NONE = OptionalDouble.empty();

    /// avast/ep-stats, tests/epstats/toolkit/test_outlier_winsorization.py: one cap for all arms.
    @Test
    void oneLimitFromAllArmsCapsEachOfThem() {
        double[] a = IntStream.rangeClosed(1, 51)
                .mapToDouble(i -> i > 50 ? 10_000 : i)
                .toArray();
        double[] b = IntStream.rangeClosed(1, 51)
                .mapToDouble(i -> i > 50 ? 20_000 : i)
                .toArray();

        Winsorization limits = Winsorization.pooled(List.of(a, b), NONE, OptionalDouble.of(98), false);

        assertThat(limits.upper()).isEqualTo(50);
        assertThat(limits.applied(a)).hasSize(51).contains(1, 50).doesNotContain(10_000);
        assertThat(limits.applied(-5)).isEqualTo(-5);
    }

    @Test
    void percentilesInterpolateAndMayIgnoreZeros() {
        List<double[]> arms = List.of(new double[] {0, 0, 0, 10}, new double[] {0, 20});

        assertThat(Winsorization.pooled(arms, NONE, OptionalDouble.of(50), false)
                        .upper())
                .isZero();
        assertThat(Winsorization.pooled(arms, OptionalDouble.of(0), OptionalDouble.of(25), true))
                .isEqualTo(new Winsorization(10, 12.5));
        assertThat(Winsorization.pooled(List.of(new double[0]), NONE, OptionalDouble.of(99), false)
                        .applied(7))
                .isEqualTo(7);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Winsorization.pooled(arms, NONE, OptionalDouble.of(101), false));
    }

    @Test
    void theLargestLevelsStayAndTheRestIsOne() {
        List<Integer> sizes = List.of(3, 9, 5, 9, 1);

        DimensionLevels<Integer> levels = DimensionLevels.of(sizes, Integer::longValue, 3);

        assertThat(levels).isEqualTo(new DimensionLevels<>(List.of(9, 9), List.of(5, 3, 1)));
        assertThat(levels.other(Integer::sum)).isEqualTo(9);
        assertThat(DimensionLevels.of(sizes, Integer::longValue, 5).rest()).isEmpty();
    }

    @Test
    void aQuantileNeedsRanksInsideTheSampleAndTwoValues() {
        assertThat(quantile(34, 4.9, 5.1, Optional.empty()).isWithoutInference())
                .isTrue();
        assertThat(quantile(35, 4.9, 5.1, Optional.empty()).isWithoutInference())
                .isFalse();
        assertThat(quantile(60_000_000, 5, 5, Optional.empty()).isWithoutInference())
                .isTrue();
        assertThat(quantile(60_000_000, 5, 5, Optional.empty()).variance()).hasValue(0);
        assertThat(quantile(60_000_000, 4.99999999, 5, Optional.empty()).variance())
                .hasValue(1e-5);
    }

    /// Every unit brings ten equal observations: a tenth as much is known as the observations pretend.
    @Test
    void observationsOfTheSameUnitCountOnce() {
        JointSums clusters = JointSums.empty(List.of(ValueKind.NUMBER, ValueKind.NUMBER));
        for (int unit = 0; unit < 1000; unit++) {
            clusters = clusters.plus(unit < 900 ? 10 : 0, 10);
        }

        double independent =
                quantile(10_000, 4.9, 5.1, Optional.empty()).variance().orElseThrow();
        double clustered = quantile(10_000, 4.9, 5.1, Optional.of(new Clusters(clusters)))
                .variance()
                .orElseThrow();

        assertThat(clustered / independent).isCloseTo(10, within(0.02));
    }

    private static QuantileStatistics quantile(long units, double lower, double upper, Optional<Clusters> clusters) {
        return new QuantileStatistics(0.9, units, units, 5, lower, upper, clusters);
    }
}
