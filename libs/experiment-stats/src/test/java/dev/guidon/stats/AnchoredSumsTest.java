package dev.guidon.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AnchoredSumsTest {

    @Test
    void withoutUnitsThereIsNeitherMeanNorVariance() {
        assertThat(AnchoredSums.empty().mean()).isEmpty();
        assertThat(AnchoredSums.empty().variance()).isEmpty();
    }

    @Test
    void aSingleUnitHasAMeanButNoVariance() {
        AnchoredSums sums = of(7.5);

        assertThat(sums.mean()).hasValue(7.5);
        assertThat(sums.variance()).isEmpty();
    }

    @Test
    void unitsThatAreAllAlikeHaveAVarianceOfExactlyZero() {
        assertThat(of(0.1, 0.1, 0.1).variance()).hasValue(0);
    }

    @Test
    void unitsThatBecameAlikeByReplacementHaveAVarianceOfExactlyZero() {
        double[] values = IntStream.range(0, 1000).mapToDouble(i -> i / 1000.0).toArray();

        AnchoredSums sums = of(values);
        for (double value : values) {
            sums = sums.replaced(value, 0.1);
        }

        assertThat(sums.variance()).hasValue(0);
        assertThat(sums.mean()).hasValue(0.1);
    }

    @Test
    void anOffsetOfABillionLeavesTheVarianceAlone() {
        AnchoredSums sums = of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16);

        assertThat(sums.variance()).hasValue(30);
        assertThat(sums.mean()).hasValue(1e9 + 10);
    }

    @Test
    void anOutlierOfABillionLeavesNoTraceOnceRetracted() {
        AnchoredSums sums = of(1, 2, 4, 1e9, 7).minus(1e9);

        assertThat(sums.mean()).hasValue(3.5);
        assertThat(sums.variance().orElseThrow()).isCloseTo(7, within(1e-11));
    }

    @Test
    void anOutlierAsAnchorCostsNoPrecision() {
        AnchoredSums sums = of(1e9, 1, 2, 4, 7).minus(1e9);

        assertThat(sums.anchor()).isEqualTo(1e9);
        assertThat(sums.mean()).hasValue(3.5);
        assertThat(sums.variance().orElseThrow()).isCloseTo(7, within(1e-11));
    }

    @Test
    void retractingTheLastUnitLeavesTheEmptyValue() {
        assertThat(of(3.25).minus(3.25)).isEqualTo(AnchoredSums.empty());
    }

    @Test
    void replacingTheOnlyUnitAnchorsAtItsNewNumber() {
        assertThat(of(3.25).replaced(3.25, 1e9)).isEqualTo(of(1e9));
    }

    @Test
    void mergingWithNothingChangesNothing() {
        AnchoredSums sums = of(1, 5);

        assertThat(sums.merged(AnchoredSums.empty())).isEqualTo(sums);
        assertThat(AnchoredSums.empty().merged(sums)).isEqualTo(sums);
    }

    @Test
    void mergingKeepsTheAnchorOfTheReceiver() {
        AnchoredSums merged = of(1, 5).merged(of(1e9, 1e9 + 2));

        assertThat(merged.anchor()).isEqualTo(1);
        assertThat(merged.units()).isEqualTo(4);
    }

    @Test
    void retractingWithoutUnitsIsABug() {
        assertThatIllegalStateException()
                .isThrownBy(() -> AnchoredSums.empty().minus(1))
                .withMessage("cannot retract a unit: there is none");
        assertThatIllegalStateException()
                .isThrownBy(() -> AnchoredSums.empty().replaced(1, 2))
                .withMessage("cannot replace a unit: there is none");
    }

    @Test
    void retractingWhatWasNeverAddedShowsAsAMissingVariance() {
        AnchoredSums sums = of(1, 2, 3, 4).minus(1000);

        assertThat(sums.variance()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1.1e100, -1.1e100})
    void aNumberOutOfRangeIsRefusedBeforeItPoisonsTheSums(double value) {
        AnchoredSums sums = of(1, 2);

        assertThatIllegalArgumentException().isThrownBy(() -> sums.plus(value)).withMessageContaining("" + value);
        assertThatIllegalArgumentException().isThrownBy(() -> sums.minus(value));
        assertThatIllegalArgumentException().isThrownBy(() -> sums.replaced(1, value));
        assertThatIllegalArgumentException().isThrownBy(() -> sums.anchoredAt(value));
    }

    @Test
    void theLargestNumbersDoNotOverflow() {
        AnchoredSums sums = of(AnchoredSums.LARGEST, -AnchoredSums.LARGEST);

        assertThat(sums.variance().orElseThrow()).isCloseTo(2e200, within(1e190));
    }

    @Test
    void storedSumsThatCannotBeAreRefused() {
        DoubleDouble zero = DoubleDouble.ZERO;
        DoubleDouble one = DoubleDouble.of(1);

        assertThatIllegalArgumentException().isThrownBy(() -> new AnchoredSums(-1, 0, zero, zero));
        assertThatIllegalArgumentException().isThrownBy(() -> new AnchoredSums(0, 0, one, zero));
        assertThatIllegalArgumentException().isThrownBy(() -> new AnchoredSums(0, 0, zero, one));
        assertThatIllegalArgumentException().isThrownBy(() -> new AnchoredSums(2, Double.NaN, zero, zero));
        assertThatIllegalArgumentException().isThrownBy(() -> new AnchoredSums(2, 0, DoubleDouble.of(1e101), one));
    }

    @Test
    void componentsAreTheWholeState() throws JsonProcessingException {
        AnchoredSums sums = of(0.1, 0.7, 1e9);
        ObjectMapper json = new ObjectMapper();

        AnchoredSums restored = json.readValue(json.writeValueAsString(sums), AnchoredSums.class);

        assertThat(restored).isEqualTo(sums);
    }

    private static AnchoredSums of(double... values) {
        AnchoredSums sums = AnchoredSums.empty();
        for (double value : values) {
            sums = sums.plus(value);
        }
        return sums;
    }
}
