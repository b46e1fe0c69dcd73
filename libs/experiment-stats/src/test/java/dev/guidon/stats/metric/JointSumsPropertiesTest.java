package dev.guidon.stats.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class JointSumsPropertiesTest {
    private static final List<ValueKind> KINDS = List.of(ValueKind.NUMBER, ValueKind.NUMBER, ValueKind.YES_OR_NO);

    @Property
    void orderSplitAndRetractionLeaveNoTrace(
            @ForAll @Size(min = 2, max = 40) List<@DoubleRange(min = -1e6, max = 1e6) Double> values,
            @ForAll @IntRange(min = 0, max = 40) int cut,
            @ForAll Random random) {
        List<double[]> units =
                values.stream().map(JointSumsPropertiesTest::unit).toList();
        JointSums direct = sumsOf(units);

        List<double[]> shuffled = new ArrayList<>(units);
        Collections.shuffle(shuffled, random);
        int split = Math.min(cut, shuffled.size());
        JointSums merged = sumsOf(shuffled.subList(0, split))
                .merged(sumsOf(shuffled.subList(split, shuffled.size())))
                .plus(1e9, -1e9, 1)
                .minus(1e9, -1e9, 1);

        assertThat(merged.units()).isEqualTo(direct.units());
        for (int i = 0; i < 3; i++) {
            assertThat(merged.mean(i).orElseThrow()).isCloseTo(direct.mean(i).orElseThrow(), within(1e-9));
            for (int j = 0; j < 3; j++) {
                double expected = direct.covariance(i, j).orElseThrow();
                assertThat(merged.covariance(i, j).orElseThrow())
                        .isCloseTo(expected, within(1e-9 * (1 + Math.abs(expected))));
            }
        }
    }

    @Property(tries = 100)
    void anOffsetMovesMeansAndNothingElse(@ForAll @DoubleRange(min = -1e9, max = 1e9) double offset) {
        double[] numbers = {4, 7, 13, 16};
        JointSums sums = JointSums.empty(List.of(ValueKind.NUMBER, ValueKind.NUMBER));
        for (double number : numbers) {
            sums = sums.plus(number + offset, -number);
        }

        assertThat(sums.variance(0).orElseThrow()).isCloseTo(30, within(1e-5));
        assertThat(sums.covariance(0, 1).orElseThrow()).isCloseTo(-30, within(1e-5));
    }

    @Test
    void aProportionDividesByItsUnitsAndANumberByOneLess() {
        JointSums sums =
                JointSums.empty(KINDS).plus(1, 2, 1).plus(3, 2, 0).plus(5, 2, 0).plus(7, 2, 1);

        assertThat(sums.variance(2)).hasValue(0.25);
        assertThat(sums.variance(0).orElseThrow()).isCloseTo(20.0 / 3, within(1e-12));
        assertThat(sums.variance(1)).hasValue(0);
        assertThat(sums.covariance(0, 2)).hasValue(0);
    }

    @Test
    void fewerThanTwoUnitsHaveNoVariance() {
        assertThat(JointSums.empty(KINDS).mean(0)).isEmpty();
        assertThat(JointSums.empty(KINDS).plus(1, 1, 1).variance(0)).isEmpty();
        assertThat(JointSums.empty(KINDS).plus(1, 1, 1).minus(1, 1, 1)).isEqualTo(JointSums.empty(KINDS));
    }

    @Test
    void sumsThatContradictEachOtherHaveNoVariance() {
        JointSums sums = JointSums.ofRaw(List.of(ValueKind.NUMBER), 2, List.of(1396.87), List.of(52377.9767));

        assertThat(sums.variance(0)).isEmpty();
    }

    @Test
    void whatIsNoUnitIsRefused() {
        JointSums sums = JointSums.empty(KINDS);

        assertThatIllegalArgumentException().isThrownBy(() -> sums.plus(1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> sums.plus(1, 2, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> sums.plus(Double.NaN, 2, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JointSums.ofRaw(List.of(ValueKind.NUMBER), 2, List.of(1e308), List.of(1e308)))
                .withMessageContaining("1.0E308");
        assertThatIllegalArgumentException().isThrownBy(() -> sums.merged(JointSums.empty(KINDS.subList(0, 2))));
    }

    private static double[] unit(double value) {
        return new double[] {value, Math.sin(value) * 10 + value / 2, value > 0 ? 1 : 0};
    }

    private static JointSums sumsOf(List<double[]> units) {
        JointSums sums = JointSums.empty(KINDS);
        for (double[] unit : units) {
            sums = sums.plus(unit);
        }
        return sums;
    }
}
