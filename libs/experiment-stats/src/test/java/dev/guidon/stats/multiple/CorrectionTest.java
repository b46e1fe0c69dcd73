package dev.guidon.stats.multiple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.guidon.stats.Interval;
import dev.guidon.stats.multiple.EValues.Discovery;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Reference values: GrowthBook's tests, and `scipy.stats.false_discovery_control`.
final class CorrectionTest {
    private static final double[] FIVE = {0.001, 0.02, 0.03, 0.2, 0.9};

    @Example
    void publishedAdjustments() {
        assertAdjusted(
                Correction.HOLM, new double[] {0.01, 0.04, 0.03, 0.005, 0.55, 0.6}, 0.05, 0.12, 0.12, 0.03, 1, 1);
        assertAdjusted(Correction.BENJAMINI_HOCHBERG, new double[] {0.025, 0.03}, 0.03, 0.03);
        assertAdjusted(Correction.BENJAMINI_HOCHBERG, FIVE, 0.005, 0.05, 0.05, 0.25, 0.9);
        assertAdjusted(Correction.BENJAMINI_YEKUTIELI, FIVE, 0.01141667, 0.11416667, 0.11416667, 0.57083333, 1);
        assertAdjusted(Correction.BONFERRONI, FIVE, 0.005, 0.1, 0.15, 1, 1);
        assertAdjusted(Correction.HOCHBERG, FIVE, 0.005, 0.08, 0.09, 0.4, 0.9);
        assertAdjusted(Correction.SIDAK, new double[] {0.01, 0.5}, 0.0199, 0.75);
        assertAdjusted(Correction.NONE, FIVE, FIVE);
    }

    @Property
    void anAdjustmentKeepsTheOrderAndNeverMakesAPValueSmaller(
            @ForAll Correction correction, @ForAll("pValues") double[] pValues) {
        double[] adjusted = correction.adjusted(pValues);

        for (int i = 0; i < pValues.length; i++) {
            assertThat(adjusted[i]).isBetween(pValues[i] * (1 - 1e-12), 1.0);
            for (int j = 0; j < pValues.length; j++) {
                if (pValues[i] < pValues[j]) {
                    assertThat(adjusted[i]).isLessThanOrEqualTo(adjusted[j] * (1 + 1e-12));
                }
            }
        }
    }

    @Property
    void theWeakerTheGuaranteeTheSmallerThePValues(@ForAll("pValues") double[] pValues) {
        List<double[]> fromStrict = List.of(
                Correction.BONFERRONI.adjusted(pValues),
                Correction.HOLM.adjusted(pValues),
                Correction.HOCHBERG.adjusted(pValues),
                Correction.BENJAMINI_HOCHBERG.adjusted(pValues));

        for (int i = 0; i < pValues.length; i++) {
            for (int next = 1; next < fromStrict.size(); next++) {
                assertThat(fromStrict.get(next)[i])
                        .isLessThanOrEqualTo(fromStrict.get(next - 1)[i] * (1 + 1e-12));
            }
        }
    }

    @Example
    void whatIsNoPValueIsRefused() {
        assertThatThrownBy(() -> Correction.HOLM.adjusted(0.5, 1.1)).hasMessageContaining("1.1");
        assertThatThrownBy(() -> Correction.BONFERRONI.adjusted(Double.NaN)).hasMessageContaining("NaN");
        assertThat(Correction.HOLM.adjusted()).isEmpty();
    }

    @Example
    void theLargestEValuesAreDiscoveries() {
        List<Discovery> found = EValues.benjaminiHochberg(0.1, 100, 3, 50, 0.1, 22);

        assertThat(found.stream().map(Discovery::discovered)).containsExactly(true, false, true, false, true);
        assertThat(found.get(4).adjusted()).isCloseTo(5.0 / 3 / 22, within(1e-12));
        assertThat(found.get(3).adjusted()).isEqualTo(1);
    }

    /// An e-value is a p-value's inverse at best, and e-BH on those is BH.
    @Property
    void onInversesOfPValuesEBhIsBh(@ForAll("pValues") double[] pValues) {
        double[] adjusted = Correction.BENJAMINI_HOCHBERG.adjusted(pValues);
        double[] logs = Arrays.stream(pValues).map(p -> -Math.log(p)).toArray();

        List<Discovery> found = EValues.ofLogs(0.05, logs);

        for (int i = 0; i < pValues.length; i++) {
            assertThat(found.get(i).adjusted()).isCloseTo(adjusted[i], within(1e-9));
        }
    }

    @Example
    void anAdjustedIntervalFitsItsPValueAndIsNeverNarrower() {
        Interval touching = AdjustedInterval.of(0.1, new Interval(0.02, 0.18), 0.049999999, 0.05);

        assertThat(touching.lower()).isCloseTo(0, within(1e-8));
        assertThat(touching.upper()).isCloseTo(0.2, within(1e-8));
        assertThat(AdjustedInterval.of(0.1, new Interval(-0.05, 0.25), 0.01, 0.05))
                .isEqualTo(new Interval(-0.05, 0.25));
        assertThat(AdjustedInterval.of(0.1, new Interval(-0.05, 0.25), 1, 0.05))
                .isEqualTo(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        assertThat(AdjustedInterval.of(0, new Interval(-0.05, 0.05), 0.5, 0.05)).isEqualTo(new Interval(-0.05, 0.05));
    }

    /// Small ones as often as large ones, and some ties.
    @Provide
    Arbitrary<double[]> pValues() {
        return Arbitraries.integers()
                .between(0, 90)
                .map(tenths -> Math.pow(10, -tenths / 10.0))
                .list()
                .ofMaxSize(12)
                .map(values -> values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static void assertAdjusted(Correction correction, double[] pValues, double... expected) {
        double[] adjusted = correction.adjusted(pValues);
        assertThat(adjusted).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(adjusted[i]).as(correction + " " + i).isCloseTo(expected[i], within(1e-8));
        }
    }
}
