package dev.guidon.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.guidon.stats.SampleRatioCheck.Arm;
import dev.guidon.stats.SampleRatioCheck.NotComputable;
import dev.guidon.stats.SampleRatioCheck.Reason;
import dev.guidon.stats.SampleRatioCheck.Tested;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Edges of [SampleRatioCheck]; its numbers are checked by [ReferenceValuesTest].
final class SampleRatioCheckTest {

    @Test
    void sharesCountOnlyInProportion() {
        Tested fractions = tested(new Arm(520, 0.5), new Arm(480, 0.5));
        Tested parts = tested(new Arm(520, 50_000), new Arm(480, 50_000));

        assertThat(parts).isEqualTo(fractions);
    }

    @Test
    void showsHowFarOffTheWorstArmIs() {
        Tested check = tested(new Arm(950, 1), new Arm(50, 0.1));

        assertThat(check.smallestExpected()).isCloseTo(1000 / 11.0, within(1e-9));
        assertThat(check.largestDeviation()).isCloseTo(-0.45, within(1e-9));
    }

    @Test
    void anArmWithoutAShareGivesNoDegreeOfFreedomAndItsUnitsAreStrays() {
        Tested two = tested(new Arm(520, 1), new Arm(480, 1));
        Tested three = tested(new Arm(520, 1), new Arm(3, 0), new Arm(480, 1));

        assertThat(three.degreesOfFreedom()).isEqualTo(1);
        assertThat(three.pValue()).isEqualTo(two.pValue());
        assertThat(three.strayUnits()).isEqualTo(3);
        assertThat(two.strayUnits()).isZero();
    }

    @Test
    void anArmThatGetsNothingIsAMismatch() {
        assertThat(tested(new Arm(1000, 1), new Arm(0, 1)).pValue()).isLessThan(1e-200);
    }

    @Test
    void withoutUnitsThereIsNothingToCheck() {
        assertThat(SampleRatioCheck.of(List.of(new Arm(0, 1), new Arm(0, 1), new Arm(7, 0))))
                .isEqualTo(new NotComputable(Reason.NO_UNITS));
    }

    @Test
    void aSingleArmHasNoRatio() {
        assertThat(SampleRatioCheck.of(List.of())).isEqualTo(new NotComputable(Reason.TOO_FEW_ARMS));
        assertThat(SampleRatioCheck.of(List.of(new Arm(10, 1), new Arm(10, 0))))
                .isEqualTo(new NotComputable(Reason.TOO_FEW_ARMS));
    }

    @Test
    void reasonsHaveStableCodes() {
        assertThat(Arrays.stream(Reason.values()).map(Reason::code)).containsExactly("no_units", "too_few_arms");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY, 1e-10, 1e10})
    void aShareOutOfRangeIsRefused(double share) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Arm(1, share)).withMessageContaining("" + share);
    }

    @Test
    void negativeUnitsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Arm(-1, 1)).withMessageContaining("-1");
    }

    @Test
    void unitsBeyondALongAreRefusedRatherThanWrapped() {
        List<Arm> arms = List.of(new Arm(Long.MAX_VALUE, 1), new Arm(1, 1));

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> SampleRatioCheck.of(arms));
    }

    private static Tested tested(Arm... arms) {
        SampleRatioCheck check = SampleRatioCheck.of(List.of(arms));
        assertThat(check).isInstanceOf(Tested.class);
        return (Tested) check;
    }
}
