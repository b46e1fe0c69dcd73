package dev.guidon.stats.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/// Reference values come from SciPy 1.17.
final class NumericTest {

    @Example
    void tailsKeepTheirDigitsFarOut() {
        assertThat(Normal.upperTail(8) / 6.22096057427174e-16).isCloseTo(1, within(1e-13));
        assertThat(Normal.upperTail(37) / 5.7255712225239266e-300).isCloseTo(1, within(1e-12));
        assertThat(Normal.twoSidedTail(-8)).isEqualTo(2 * Normal.upperTail(8));
    }

    @Example
    void quantilesAreThoseOfTheTails() {
        assertThat(Normal.upperQuantile(0.025)).isCloseTo(1.9599639845400545, within(1e-14));
        assertThat(Normal.upperQuantile(1e-50)).isCloseTo(14.933337534788487, within(1e-12));
        assertThat(Normal.upperQuantile(1e-300)).isCloseTo(37.0470962993612, within(1e-11));
        assertThat(Normal.upperQuantile(0.9)).isCloseTo(-1.2815515655446004, within(1e-14));
        assertThat(Normal.upperQuantile(0.5)).isZero();
        assertThat(Normal.upperQuantile(0)).isInfinite();
    }

    @Example
    void logarithmsReachBeyondTheSmallestTail() {
        assertThat(Normal.logLowerTail(-5)).isCloseTo(-15.064998393988727, within(1e-12));
        assertThat(Normal.logLowerTail(-38)).isCloseTo(-726.5572160188201, within(1e-6));
        assertThat(Normal.logLowerTail(-200)).isCloseTo(-20006.21728089819, within(1e-6));
    }

    @Property
    void quantileAndTailUndoEachOther(@ForAll @DoubleRange(min = -5, max = 30) double z) {
        assertThat(Normal.upperQuantile(Normal.upperTail(z))).isCloseTo(z, within(1e-9));
    }

    @Example
    void zetaIsRiemanns() {
        assertThat(Zeta.of(1.4)).isCloseTo(3.1055472779775806, within(1e-13));
        assertThat(Zeta.of(2)).isCloseTo(Math.PI * Math.PI / 6, within(1e-14));
        assertThat(Zeta.of(1.01)).isCloseTo(100.57794333849677, within(1e-10));
        assertThatThrownBy(() -> Zeta.of(1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void aRootIsFoundToTheLastBits(@ForAll @DoubleRange(min = -50, max = 50) double root) {
        double found = Roots.between(-100, 100, x -> Math.expm1((x - root) / 10));

        assertThat(found).isCloseTo(root, within(1e-12));
    }

    @Example
    void withoutAChangeOfSignThereIsNoRoot() {
        assertThatThrownBy(() -> Roots.between(0, 1, x -> x + 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void theBottomOfAValleyIsFound(@ForAll @DoubleRange(min = 0.1, max = 0.9) double bottom) {
        assertThat(Minima.between(0, 1, x -> Math.abs(x - bottom))).isCloseTo(bottom, within(1e-11));
    }

    @Example
    void quadratureIntegratesTheNormalDensity() {
        assertThat(Quadrature.over(-9, 1, 5).integral(Normal::density)).isCloseTo(Normal.lowerTail(1), within(1e-14));
    }
}
